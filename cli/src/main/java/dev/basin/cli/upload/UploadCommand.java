package dev.basin.cli.upload;

import com.google.protobuf.Empty;
import dev.basin.cli.ExitCode;
import dev.basin.cli.connect.Server;
import dev.basin.cli.connect.ServerOptions;
import dev.basin.cli.show.ProtoJson;
import dev.basin.cli.show.UploadTable;
import dev.basin.gateway.v1.DeleteUploadRequest;
import dev.basin.gateway.v1.ListUploadsRequest;
import dev.basin.gateway.v1.ListUploadsResponse;
import dev.basin.gateway.v1.Upload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Uploads a dataset or a model, and clears away what was uploaded. */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Brings files to the server and prints their names there, which --data, --model, --train and --dev take.")
public final class UploadCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Work work;

    /** Files are brought, or those that are there are listed or deleted. */
    static final class Work {
        @Parameters(
                paramLabel = "PATH",
                arity = "1..*",
                description = "Files, or folders whose files are taken, such as a Hugging Face model folder.")
        private List<Path> paths = List.of();

        @Option(names = "--list", description = "List what was uploaded.")
        private boolean list;

        @Option(names = "--delete", paramLabel = "UPLOAD", description = "Delete an upload with its files.")
        private String delete;
    }

    @Option(names = "--unpack", description = "Have the server unpack .tar, .tar.gz and .tgz files.")
    private boolean unpack;

    @Option(names = "--json", description = "Answer in JSON, for scripts.")
    private boolean json;

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<LocalFile> files = new ArrayList<>();
        for (Path path : work.paths) {
            files.addAll(LocalFile.of(path));
        }
        try (Server server = options.open()) {
            if (work.list) {
                list(server);
            } else if (work.delete != null) {
                delete(server);
            } else {
                bring(files, server);
            }
        }
        return ExitCode.OK;
    }

    private void bring(List<LocalFile> files, Server server) throws IOException, InterruptedException {
        UploadStream stream = UploadStream.open(server.channel());
        for (LocalFile file : files) {
            stream.send(file, unpack && file.isArchive());
        }
        print(stream.finish());
    }

    private void list(Server server) {
        List<Upload> uploads = new ArrayList<>();
        String token = "";
        do {
            ListUploadsResponse page = server.uploads()
                    .listUploads(ListUploadsRequest.newBuilder()
                            .setPageSize(PAGE)
                            .setPageToken(token)
                            .build());
            uploads.addAll(page.getUploadsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        if (json) {
            say(ProtoJson.pretty(
                    ListUploadsResponse.newBuilder().addAllUploads(uploads).build()));
        } else {
            new UploadTable().lines(uploads).forEach(this::say);
        }
    }

    private void delete(Server server) {
        String id = work.delete.replaceFirst("^uploads?[:/]", "");
        Empty gone = server.uploads()
                .deleteUpload(DeleteUploadRequest.newBuilder()
                        .setName("uploads/" + id)
                        .build());
        say(json ? ProtoJson.pretty(gone) : "upload:" + id + ": deleted");
    }

    private void print(Upload upload) {
        if (json) {
            say(ProtoJson.pretty(upload));
        } else {
            String name = upload.getName().replace("uploads/", "upload:");
            say(name);
            upload.getFilesList().forEach(file -> say(name + "/" + file.getTitle()));
        }
    }

    private void say(String line) {
        PrintWriter out = command.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
