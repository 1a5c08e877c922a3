package dev.semanticpassport.lab.cli;

import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.serve.LabServer;
import dev.semanticpassport.lab.serve.ModelShelf;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Serves the base and the models of a folder on 127.0.0.1, until stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--models", required = true, description = "folder whose subfolders are models")
    private Path models = Path.of("");

    @Option(names = "--port", description = "0 for any free one (default: 0)")
    private int port;

    @Option(names = "--at-once", description = "most answers made at once (default: one per core)")
    private int atOnce = Runtime.getRuntime().availableProcessors();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter output = spec.commandLine().getOut();
        ModelShelf shelf = new ModelShelf(Base.load(), models);
        CountDownLatch never = new CountDownLatch(1);
        try (LabServer server = LabServer.start(shelf, port, atOnce, Clock.systemUTC())) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            output.println("LISTENING " + server.url());
            output.flush();
            never.await();
        }
        return 0;
    }
}
