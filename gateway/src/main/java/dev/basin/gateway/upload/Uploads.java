package dev.basin.gateway.upload;

import dev.basin.common.v1.ErrorReason;
import dev.basin.gateway.v1.CreateUploadRequest;
import dev.basin.gateway.v1.ListUploadsRequest;
import dev.basin.gateway.v1.ListUploadsResponse;
import dev.basin.gateway.v1.Upload;
import dev.basin.jobs.JobKey;
import dev.basin.jobs.artifacts.Artifact;
import dev.basin.jobs.artifacts.ArtifactKey;
import dev.basin.jobs.artifacts.ArtifactStore;
import dev.basin.serving.calls.Inbox;
import dev.basin.serving.errors.Refusal;
import dev.basin.serving.jobs.JobMessages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What callers can do with uploads, which lie in the artifact store. */
@Singleton
public class Uploads {
    /** The collection of uploads in resource names. */
    public static final String KIND = "uploads";

    private final ArtifactStore store;
    private final UploadConfig limits;

    Uploads(ArtifactStore store, UploadConfig limits) {
        this.store = store;
        this.limits = limits;
    }

    Upload create(Inbox<CreateUploadRequest> inbox) throws IOException {
        JobKey key = new JobKey(KIND, UUID.randomUUID().toString());
        return message(key, store.putFolder(key.artifacts(), folder -> receive(inbox, folder)));
    }

    private void receive(Inbox<CreateUploadRequest> inbox, Path folder) throws IOException {
        try {
            new UploadReceiver(inbox, folder, limits).receiveAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an upload arrived");
        }
    }

    public Upload get(String name) throws IOException {
        JobKey key = key(name);
        List<Artifact> files = store.list(key.artifacts());
        if (files.isEmpty()) {
            throw Refusal.notFound(
                    ErrorReason.ERROR_REASON_FILE_NOT_FOUND, "name", "there is no upload '%s'".formatted(name));
        }
        return message(key, files);
    }

    public ListUploadsResponse list(ListUploadsRequest request) throws IOException {
        UploadPage page = UploadPage.of(request, keys());
        ListUploadsResponse.Builder answer = ListUploadsResponse.newBuilder().setNextPageToken(page.nextPageToken());
        for (JobKey key : page.uploads()) {
            List<Artifact> files = store.list(key.artifacts());
            if (!files.isEmpty()) { // it may have been deleted meanwhile
                answer.addUploads(message(key, files));
            }
        }
        return answer.build();
    }

    private Stream<JobKey> keys() throws IOException {
        return store.keys(new ArtifactKey(KIND)).stream()
                .map(file -> file.value().split("/")[1])
                .filter(JobKey::isId) // what somebody else put there is no upload
                .map(id -> new JobKey(KIND, id))
                .distinct();
    }

    public void delete(String name) throws IOException {
        get(name);
        store.delete(key(name).artifacts());
    }

    private static JobKey key(String name) {
        try {
            JobKey key = JobKey.parse(name);
            if (key.kind().equals(KIND)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(name);
        }
        throw invalid(name);
    }

    private static Refusal invalid(String name) {
        return Refusal.ofField(
                ErrorReason.ERROR_REASON_INVALID_FIELD, "name", "got '%s'; accepted: uploads/{id}".formatted(name));
    }

    private static Upload message(JobKey key, List<Artifact> files) {
        Upload.Builder upload = Upload.newBuilder().setName(key.name());
        int below = key.name().length() + 1;
        files.forEach(file -> upload.addFiles(
                JobMessages.artifact(file, file.key().value().substring(below), "application/octet-stream")));
        return upload.build();
    }
}
