package dev.semanticpassport.local.command;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Starts a platform and keeps it running. */
@CommandLine.Command(
        name = "up",
        description = "Start the platform on this machine, until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Option(
            names = "--port",
            defaultValue = "8080",
            description =
                    "passport-service's REST port; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @CommandLine.Option(
            names = "--traces",
            description = "Record what the services do; `passport trace VERIFICATION` shows it.")
    private boolean traces;

    @CommandLine.Option(
            names = "--replicas",
            defaultValue = "1",
            description = "Processes of each service, 1 to 9 (default: ${DEFAULT-VALUE}).")
    private int replicas;

    @CommandLine.Option(
            names = "--files",
            paramLabel = "DIR",
            description =
                    "Folder under which files may be looked at (`submit --weights file:/...`); may be"
                            + " given more than once.")
    private List<Path> files = List.of();

    @CommandLine.Option(
            names = "--hub",
            paramLabel = "URL",
            description =
                    "The hub of `submit --weights hub://...`, such as https://huggingface.co.")
    private @Nullable String hub;

    @Override
    public Integer call() throws InterruptedException {
        Screen screen = Screen.ofProcess();
        Options options = Options.everything().on(port).replicas(replicas).lookingAt(files, hub);
        Platform platform = start(screen, data, traces ? options.traced() : options);
        sayWhere(screen, platform);
        screen.line("");
        screen.line("Ctrl-C stops it.");
        CountDownLatch never = new CountDownLatch(1);
        never.await();
        platform.close();
        return 0;
    }

    /** Starts everything, stops it again at Ctrl-C, and says what runs where. */
    static Platform start(Screen screen, DataOption data, Options options) {
        long began = System.nanoTime();
        screen.line("Starting the platform; its data lie in " + data.layout().data() + " ...");
        Platform platform =
                Platform.start(
                        data.layout(),
                        options,
                        (replica, what) -> screen.line("  " + replica.label() + " " + what));
        platform.whenInterrupted(
                () -> screen.line("Stopping ..."),
                () -> screen.line("Stopped; the data stay where they are."));
        screen.line(
                String.format(
                        Locale.ROOT,
                        "Platform ready in %.1f s.",
                        (System.nanoTime() - began) / 1e9));
        return platform;
    }

    /** What runs where, for people. */
    static void sayWhere(Screen screen, Platform platform) {
        screen.line("");
        screen.line("  REST and OpenAPI   " + platform.address(Part.PASSPORT) + "/q/openapi");
        screen.line(
                "  Answers, evidence  "
                        + platform.address(Part.SCORING)
                        + "/api/v1/verifications/ID/evidence");
        screen.line(
                "  Kafka              "
                        + platform.kafka()
                        + "  (topics "
                        + platform.running().topicPrefix()
                        + "*)");
        screen.line(
                "  PostgreSQL         127.0.0.1:"
                        + platform.port(Part.DATABASE)
                        + "  (databases passport, scoring)");
        screen.line("  Tiny models        " + platform.running().lab() + "  (OpenAI chat API)");
        screen.line("  Logs               " + platform.layout().logs());
    }
}
