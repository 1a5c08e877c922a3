package dev.semanticpassport.local.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import dev.semanticpassport.local.platform.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Makes images of a stage by Jib: no container engine, no root, and the same bytes each time. */
public final class Imaging {
    private static final FilePermissions FOLDER = FilePermissions.fromOctalString("755");
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    private static final FilePermissions TEMPORARY = FilePermissions.fromOctalString("777");

    private final Stage stage;
    private final Base base;
    private final Labels labels;
    private final Path work;

    /**
     * @param work a folder for what is downloaded and packed
     */
    public Imaging(Stage stage, Base base, Labels labels, Path work) {
        this.stage = stage;
        this.base = base;
        this.labels = labels;
        this.work = work;
    }

    /** An image's name in manifests, without registry. */
    public String name(Part service) {
        return "semantic-passport/" + service.label() + ":" + labels.version();
    }

    /**
     * Writes the image as an archive for `docker load`, `podman load` or skopeo.
     *
     * @return its digest, "sha256:..."
     */
    public String write(Part service, Path archive) throws IOException {
        Files.createDirectories(archive.toAbsolutePath().getParent());
        try {
            return run(service, Containerizer.to(TarImage.at(archive).named(name(service))), false);
        } catch (InvalidImageReferenceException e) {
            throw new IllegalArgumentException("not a version: " + labels.version(), e);
        }
    }

    /**
     * Pushes the image.
     *
     * @param registry its prefix with the slash, e.g. "registry.example.org/team/"
     * @param plainHttp whether it is spoken to without TLS if it knows none
     * @return its digest, "sha256:..."
     */
    public String push(Part service, String registry, boolean plainHttp) throws IOException {
        try {
            return run(
                    service,
                    Containerizer.to(authorised(ImageReference.parse(registry + name(service)))),
                    plainHttp);
        } catch (InvalidImageReferenceException e) {
            throw new IllegalArgumentException("not an image: " + registry + name(service), e);
        }
    }

    private String run(Part service, Containerizer target, boolean plainHttp) throws IOException {
        target.setBaseImageLayersCache(work.resolve("base-layers"))
                .setApplicationLayersCache(work.resolve("layers"))
                .setAllowInsecureRegistries(plainHttp)
                .setToolName("semantic-passport");
        // with threads of our own Jib has ended all its work when it returns, also where it failed
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            target.setExecutorService(threads);
            return builder(service).containerize(target).getDigest().toString();
        } catch (RegistryException | CacheDirectoryCreationException e) {
            throw new IOException(e.getMessage(), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private JibContainerBuilder builder(Part service) throws IOException {
        JibContainerBuilder builder =
                switch (base) {
                    case Base.DebianPackages() -> {
                        Path files = systemFiles();
                        yield Jib.fromScratch()
                                .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                                .addFileEntriesLayer(layer("system", files, ""));
                    }
                    case Base.Image(String reference) -> {
                        try {
                            yield Jib.from(authorised(ImageReference.parse(reference)))
                                    .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                                    .addLabel("org.opencontainers.image.base.name", reference);
                        } catch (InvalidImageReferenceException e) {
                            throw new IllegalArgumentException("not an image: " + reference, e);
                        }
                    }
                };
        labels.of(service).forEach(builder::addLabel);
        ImageLayout.environment().forEach(builder::addEnvironmentVariable);
        // what changes least comes first, so that a new version is a small layer
        String application = ImageLayout.APPLICATION;
        builder.addFileEntriesLayer(layer("java", stage.runtime(), ImageLayout.JAVA))
                .addFileEntriesLayer(layer("libraries", stage.libraries(service), application))
                .addFileEntriesLayer(layer("application", stage.application(service), application));
        if (stage.cached(service)) {
            builder.addFileEntriesLayer(layer("cache", stage.cacheFolder(service), application));
        }
        return builder.setEntrypoint(ImageLayout.entrypoint(stage.cached(service)))
                .setUser(ImageLayout.USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(ImageLayout.WORKING_FOLDER))
                .addExposedPort(Port.tcp(ImageLayout.PORT))
                .setCreationTime(labels.created());
    }

    private synchronized Path systemFiles() throws IOException {
        Path folder = work.resolve("system");
        return Files.exists(folder.resolve("files/etc/nsswitch.conf"))
                ? folder.resolve("files")
                : SystemFiles.write(folder);
    }

    /** Jib knows no entry for the root itself, so a layer is made of what lies in its folder. */
    private static FileEntriesLayer layer(String name, Path folder, String into)
            throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.sorted().toList()) {
                layer.addEntryRecursive(
                        child,
                        AbsoluteUnixPath.get(into + "/" + child.getFileName()),
                        (file, path) -> permissions(file, path.toString()),
                        (_, _) -> Staging.TIME);
            }
        }
        return layer.build();
    }

    private static FilePermissions permissions(Path file, String path) {
        if (path.equals("/tmp")) {
            return TEMPORARY;
        }
        return Files.isDirectory(file) || Files.isExecutable(file) ? FOLDER : FILE;
    }

    private static RegistryImage authorised(ImageReference reference) {
        CredentialRetrieverFactory credentials =
                CredentialRetrieverFactory.forImage(reference, _ -> {});
        return RegistryImage.named(reference)
                .addCredentialRetriever(credentials.dockerConfig())
                .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
    }

    /** Java writes its own architecture; images are named with the Go language's words. */
    static String architecture() {
        String own = System.getProperty("os.arch");
        return switch (own) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case String other -> other;
        };
    }
}
