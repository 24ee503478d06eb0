package dev.basin.gateway.upload;

import dev.basin.common.v1.ErrorReason;
import dev.basin.gateway.v1.ListUploadsRequest;
import dev.basin.jobs.JobKey;
import dev.basin.serving.errors.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The uploads of one page, by name. A token names the last upload of the page before, so that one that comes or goes meanwhile
 * moves no other from page to page.
 *
 * @param nextPageToken what asks for the next page; empty on the last
 */
record UploadPage(List<JobKey> uploads, String nextPageToken) {
    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 500;

    static UploadPage of(ListUploadsRequest request, Stream<JobKey> all) {
        int size = size(request.getPageSize());
        String after = last(request.getPageToken());
        List<JobKey> found = all.filter(upload -> upload.name().compareTo(after) > 0)
                .sorted()
                .limit(size + 1L)
                .toList();
        if (found.size() <= size) {
            return new UploadPage(found, "");
        }
        List<JobKey> page = found.subList(0, size);
        return new UploadPage(page, token(page.getLast()));
    }

    private static int size(int asked) {
        if (asked < 0) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD,
                    "page_size",
                    "got %d; accepted: 0 or more".formatted(asked));
        }
        return asked == 0 ? DEFAULT_SIZE : Math.min(asked, LARGEST_SIZE);
    }

    private static String token(JobKey last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.name().getBytes(StandardCharsets.UTF_8));
    }

    private static String last(String token) {
        if (token.isEmpty()) {
            return token;
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (JobKey.parse(name).kind().equals(Uploads.KIND)) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // neither Base64 nor a name: refused like every other token that this class did not write
        }
        throw Refusal.ofField(
                ErrorReason.ERROR_REASON_INVALID_FIELD,
                "page_token",
                "got '%s'; accepted: the next_page_token of the page before".formatted(token));
    }
}
