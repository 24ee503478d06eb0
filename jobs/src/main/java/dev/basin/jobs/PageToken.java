package dev.basin.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Says where the next page of a query starts, and belongs to that query alone. */
final class PageToken {

    private PageToken() {}

    static String write(JobQuery query, long ordinal) {
        String text = ordinal + "." + fingerprint(query);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the ordinal that the page starts below; empty for the first page. */
    static OptionalLong read(JobQuery query) {
        if (query.pageToken().isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(query.pageToken()), StandardCharsets.UTF_8);
            int dot = text.indexOf('.');
            if (dot > 0 && text.substring(dot + 1).equals(fingerprint(query))) {
                return OptionalLong.of(Long.parseLong(text.substring(0, dot)));
            }
        } catch (IllegalArgumentException e) {
            // neither Base64 nor a number: refused below like every other token that this class did not write
        }
        throw new InvalidPageTokenException(query.pageToken());
    }

    private static String fingerprint(JobQuery query) {
        String filter = query.kind() + "\n" + new TreeSet<>(query.states()) + "\n" + query.nameContains();
        return Payload.ofText(filter).sha256().substring(0, 16);
    }
}
