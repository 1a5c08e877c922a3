package dev.semanticpassport.local.images;

import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.PlatformKeys;
import dev.semanticpassport.local.platform.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes each service's ahead-of-time cache: the services run as in their images, with a real broker
 * and database, while work is done, and Java writes down what it loaded, linked and profiled.
 */
public final class CacheTraining {
    /** Java writes the cache after the service has ended. */
    private static final Duration WRITING = Duration.ofMinutes(3);

    private final Layout layout;
    private final Consumer<String> said;

    /**
     * @param layout where broker and database may keep their data
     */
    public CacheTraining(Layout layout, Consumer<String> said) {
        this.layout = layout;
        this.said = said;
    }

    /** What the services are trained on. */
    public interface Work {
        /** Does it on services that are ready. */
        void on(Platform platform) throws IOException;
    }

    /** Broker, database and models, for services that are started by whoever calls. */
    public static Platform stores(Layout layout, Consumer<String> said) {
        return Platform.start(
                layout,
                Options.everything().only(EnumSet.of(Part.DATABASE, Part.BROKER, Part.LAB)),
                (part, what) -> said.accept("  " + part.label() + " " + what));
    }

    /** Settings with the keys that lie beside the platform's data. */
    public static ServiceSettings settings(Platform platform) throws IOException {
        Layout layout = platform.layout();
        PlatformKeys keys = new PlatformKeys(layout.keys(), new SecureRandom());
        return new ServiceSettings(
                platform,
                keys.key("service"),
                keys.key("sealing"),
                Files.createDirectories(layout.data().resolve("no-secrets")));
    }

    /** Writes the caches into the stage. */
    public void train(Stage stage, Work work) throws IOException {
        Path folder = stage.folder().resolve("training");
        List<ServiceProcess> services = new ArrayList<>();
        try (Platform platform = stores(layout, said)) {
            ServiceSettings settings = settings(platform);
            for (Part service : Stage.SERVICES) {
                Path application =
                        Staging.assemble(stage, service, folder.resolve(service.label()));
                List<String> command =
                        new ArrayList<>(
                                ImageLayout.command(
                                        stage.java().toString(), application.toString(), false));
                command.add(1, "-XX:AOTCacheOutput=" + stage.cache(service));
                services.add(
                        ServiceProcess.start(
                                service,
                                command,
                                settings.environment(service),
                                layout.log(Replica.first(service))));
            }
            services.forEach(ServiceProcess::awaitReady);
            said.accept("  services ready, working");
            work.on(platform);
            said.accept("  writing the caches");
            for (ServiceProcess service : services) {
                service.stop(WRITING);
            }
        } finally {
            services.forEach(ServiceProcess::close);
        }
        for (Part service : Stage.SERVICES) {
            if (!stage.cached(service)) {
                throw new IllegalStateException(
                        "Java wrote no cache of "
                                + service.label()
                                + "; see "
                                + layout.log(Replica.first(service)));
            }
        }
        Staging.delete(folder);
        Staging.setTimes(stage.folder());
    }
}
