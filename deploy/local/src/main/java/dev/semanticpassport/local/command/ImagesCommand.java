package dev.semanticpassport.local.command;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.SmallLoad;
import dev.semanticpassport.local.images.Base;
import dev.semanticpassport.local.images.CacheTraining;
import dev.semanticpassport.local.images.Imaging;
import dev.semanticpassport.local.images.Labels;
import dev.semanticpassport.local.images.Stage;
import dev.semanticpassport.local.images.Staging;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Images of the services without a container engine. */
@CommandLine.Command(
        name = "images",
        description = {
            "Make the services' images on Linux without a container engine, for this machine's",
            "architecture. With one: deploy/images/build.sh."
        },
        mixinStandardHelpOptions = true)
public final class ImagesCommand {
    /** Enough to go through every path of a verification, waves included. */
    private static final int VERIFICATIONS = 6;

    /** Whether the caches are made. */
    static final class CacheOption {
        @CommandLine.Option(
                names = "--without-cache",
                description = {
                    "No ahead-of-time cache: smaller, slower to start, and the same bytes from the",
                    "same source."
                })
        boolean without;
    }

    @CommandLine.Command(
            name = "stage",
            description = "Only write the images' files into a folder, as the Containerfile does.",
            mixinStandardHelpOptions = true)
    Integer stage(
            @CommandLine.Parameters(paramLabel = "DIR", description = "Written anew.") Path folder,
            @CommandLine.Mixin CacheOption cache)
            throws IOException {
        staged(folder, cache, Screen.ofProcess());
        return 0;
    }

    @CommandLine.Command(
            name = "build",
            description = "Write the images as archives, or push them.",
            mixinStandardHelpOptions = true)
    Integer build(
            @CommandLine.ArgGroup(multiplicity = "1") Target target,
            @CommandLine.Option(
                            names = "--base",
                            paramLabel = "IMAGE",
                            defaultValue = Base.PACKAGES,
                            description = {
                                "An image with glibc, from its registry; or ${DEFAULT-VALUE} (the",
                                "default): nothing but the C library from Debian's package, by apt."
                            })
                    String base,
            @CommandLine.Option(
                            names = "--tag",
                            defaultValue = "0.1.0-SNAPSHOT",
                            paramLabel = "VERSION",
                            description = "The images' tag (default: ${DEFAULT-VALUE}).")
                    String version,
            @CommandLine.Option(
                            names = "--source",
                            paramLabel = "URL",
                            description = "Where the source can be found, for the label.")
                    @Nullable String source,
            @CommandLine.Option(
                            names = "--plain-http",
                            description = "Speak without TLS to a registry that knows none.")
                    boolean plainHttp,
            @CommandLine.Option(
                            names = "--stage",
                            paramLabel = "DIR",
                            description = "Take what `images stage` has written there.")
                    @Nullable Path staged,
            @CommandLine.Mixin CacheOption cache)
            throws IOException {
        Screen screen = Screen.ofProcess();
        Layout layout = Layout.of(Path.of("."));
        Path work = Files.createTempDirectory("passport-images");
        try {
            Stage stage =
                    staged == null
                            ? staged(work.resolve("stage"), cache, screen)
                            : new Stage(staged.toAbsolutePath());
            Imaging imaging =
                    new Imaging(
                            stage,
                            Base.of(base),
                            Labels.of(layout.home(), version, Optional.ofNullable(source)),
                            work);
            for (Part service : Stage.SERVICES) {
                String digest =
                        target.folder == null
                                ? imaging.push(service, target.registry(), plainHttp)
                                : imaging.write(
                                        service, target.folder.resolve(service.label() + ".tar"));
                screen.line(imaging.name(service) + " " + digest);
            }
            return 0;
        } finally {
            BenchFolder.throwAway(work);
        }
    }

    /** Where the images go. */
    static final class Target {
        @CommandLine.Option(
                names = "--to",
                paramLabel = "DIR",
                description = "Archives for `docker load` and `podman load`.")
        @Nullable Path folder;

        @CommandLine.Option(
                names = "--push",
                paramLabel = "REGISTRY",
                description = {
                    "E.g. registry.example.org/team; with the credentials of `docker login`."
                })
        @Nullable String registry;

        private String registry() {
            String named = registry == null ? "" : registry;
            return named.isEmpty() || named.endsWith("/") ? named : named + "/";
        }
    }

    private static Stage staged(Path folder, CacheOption cache, Screen screen) throws IOException {
        Path data = Files.createTempDirectory("passport-training");
        try {
            Layout layout = Layout.of(data);
            screen.line("Laying out the images' files ...");
            Stage stage = new Staging(layout.home()).write(folder, cache.without);
            if (!cache.without) {
                screen.line("Training the ahead-of-time caches ...");
                new CacheTraining(layout, screen::line)
                        .train(stage, platform -> SmallLoad.run(platform, screen, VERIFICATIONS));
            }
            return stage;
        } finally {
            BenchFolder.throwAway(data);
        }
    }
}
