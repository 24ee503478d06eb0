package dev.basin.cli.upload;

import dev.basin.cli.ExitCode;
import dev.basin.cli.connect.Server;
import dev.basin.cli.connect.ServerOptions;
import dev.basin.cli.show.ProtoJson;
import dev.basin.gateway.v1.Upload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Uploads a dataset or a model. */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Brings files to the server and prints their names there, which --data, --model, --train and --dev take.")
public final class UploadCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files, or folders whose files are taken, such as a Hugging Face model folder.")
    private List<Path> paths;

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
        for (Path path : paths) {
            files.addAll(LocalFile.of(path));
        }
        try (Server server = options.open()) {
            UploadStream stream = UploadStream.open(server.channel());
            for (LocalFile file : files) {
                stream.send(file, unpack && file.isArchive());
            }
            print(stream.finish());
        }
        return ExitCode.OK;
    }

    private void print(Upload upload) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(ProtoJson.pretty(upload));
        } else {
            String name = upload.getName().replace("uploads/", "upload:");
            out.println(name);
            upload.getFilesList().forEach(file -> out.println(name + "/" + file.getTitle()));
        }
        out.flush();
    }
}
