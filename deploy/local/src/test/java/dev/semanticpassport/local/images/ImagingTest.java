package dev.semanticpassport.local.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.manifests.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of a stage with small files: what they say, and that they are the same each time. */
class ImagingTest {
    private static final Labels LABELS =
            new Labels(
                    "1.2.3",
                    Optional.of("0123456789abcdef0123456789abcdef01234567"),
                    Optional.of("https://example.org/source"),
                    Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir Path folder;

    @Test
    void theSameStageMakesTheSameBytesWhereverAndWheneverItIsMade() throws IOException {
        // Given
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        // When
        String digest = imaging(first, true).write(Part.PROBE, first.resolve("image.tar"));
        String again = imaging(second, true).write(Part.PROBE, second.resolve("image.tar"));

        // Then
        assertThat(again).isEqualTo(digest).startsWith("sha256:");
        assertThat(second.resolve("image.tar")).hasSameBinaryContentAs(first.resolve("image.tar"));
    }

    @Test
    void anImageSaysWhatItIsAndRunsAsNobodyInParticular() throws IOException {
        // When
        imaging(folder, true).write(Part.PROBE, folder.resolve("image.tar"));

        // Then
        JsonNode image = ImageArchive.read(folder.resolve("image.tar")).configuration();
        JsonNode config = image.path("config");
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(texts(config.path("Entrypoint")))
                .containsExactly(
                        "/opt/java/bin/java",
                        "-XX:AOTCache=/app/app.aot",
                        "-jar",
                        "/app/quarkus-run.jar");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/tmp");
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(image.path("created").asText()).isEqualTo("2026-01-02T03:04:05Z");
        JsonNode labels = config.path("Labels");
        assertThat(labels.path("org.opencontainers.image.title").asText())
                .isEqualTo("Semantic Passport probe-service");
        assertThat(labels.path("org.opencontainers.image.description").asText()).isNotEmpty();
        assertThat(labels.path("org.opencontainers.image.version").asText()).isEqualTo("1.2.3");
        assertThat(labels.path("org.opencontainers.image.created").asText())
                .isEqualTo("2026-01-02T03:04:05Z");
        assertThat(labels.path("org.opencontainers.image.revision").asText())
                .isEqualTo("0123456789abcdef0123456789abcdef01234567");
        assertThat(labels.path("org.opencontainers.image.source").asText())
                .isEqualTo("https://example.org/source");
    }

    @Test
    void aNewVersionOfOurOwnChangesTheLastLayersOnly() throws IOException {
        // Given
        imaging(folder.resolve("old"), true).write(Part.PROBE, folder.resolve("old.tar"));
        Imaging changed = imaging(folder.resolve("new"), true);
        Path own = folder.resolve("new/stage/probe-service");
        Files.writeString(own.resolve("application/quarkus-run.jar"), "another");
        Files.writeString(own.resolve("cache/app.aot"), "another");

        // When
        changed.write(Part.PROBE, folder.resolve("new.tar"));

        // Then
        assertThat(
                        ImageArchive.read(folder.resolve("new.tar")).layers().stream()
                                .map(ImageArchive.Layer::name))
                .containsExactly("system", "java", "libraries", "application", "cache");
        List<String> before = layers(folder.resolve("old.tar"));
        List<String> after = layers(folder.resolve("new.tar"));
        assertThat(after.subList(0, 3)).isEqualTo(before.subList(0, 3));
        assertThat(after.subList(3, 5)).doesNotContainAnyElementsOf(before);
    }

    @Test
    void anImageWithoutCacheDoesNotNameOne() throws IOException {
        // When
        imaging(folder, false).write(Part.PROBE, folder.resolve("image.tar"));

        // Then
        ImageArchive image = ImageArchive.read(folder.resolve("image.tar"));
        assertThat(texts(image.configuration().path("config").path("Entrypoint")))
                .containsExactly("/opt/java/bin/java", "-jar", "/app/quarkus-run.jar");
        assertThat(layers(folder.resolve("image.tar"))).hasSize(4);
    }

    @Test
    void theContainerfileMakesTheSameImage() throws IOException {
        // When
        String file = Files.readString(home().resolve("deploy/images/Containerfile"));

        // Then
        String entrypoint =
                ImageLayout.entrypoint(true).stream()
                        .map(word -> "\"" + word + "\"")
                        .collect(Collectors.joining(", ", "[", "]"));
        assertThat(file.lines())
                .contains(
                        "ENTRYPOINT " + entrypoint,
                        "USER " + ImageLayout.USER,
                        "EXPOSE " + ImageLayout.PORT,
                        "WORKDIR " + ImageLayout.WORKING_FOLDER,
                        "ENV LANG=C.UTF-8",
                        "ENV JDK_JAVA_OPTIONS=\"" + ImageLayout.JAVA_OPTIONS + "\"");
        LABELS.of(Part.PROBE).keySet().stream()
                // only known to whoever builds, and said by `docker build --label`
                .filter(label -> !label.endsWith(".source"))
                .forEach(label -> assertThat(file).contains(label + "="));
    }

    @Test
    void theManifestsSayWhatTheImagesAre() throws IOException {
        // Given
        String number = ImageLayout.USER.substring(0, ImageLayout.USER.indexOf(':'));

        // When
        List<String> lines =
                Manifests.render(home().resolve("deploy"), "local")
                        .lines()
                        .map(String::strip)
                        .toList();

        // Then
        assertThat(lines)
                .contains(
                        "runAsUser: " + number,
                        "runAsGroup: " + number,
                        "containerPort: " + ImageLayout.PORT);
        assertThat(lines.stream().filter(line -> line.startsWith("JDK_JAVA_OPTIONS:")))
                .hasSize(Stage.SERVICES.size())
                .containsOnly("JDK_JAVA_OPTIONS: " + ImageLayout.JAVA_OPTIONS);
    }

    static Path home() {
        return Path.of(System.getProperty("passport.home")).toAbsolutePath().normalize();
    }

    private static Imaging imaging(Path folder, boolean cached) throws IOException {
        Path stage = folder.resolve("stage");
        write(stage.resolve("java/bin/java"), "java");
        for (Part service : Stage.SERVICES) {
            Path layers = stage.resolve(service.label());
            write(layers.resolve("libraries/lib/main/other.jar"), "other");
            write(layers.resolve("application/quarkus-run.jar"), "run");
            write(layers.resolve("application/sbom.json"), "{}");
            Files.createDirectories(layers.resolve("cache"));
            if (cached) {
                write(layers.resolve("cache/app.aot"), "cache of " + service);
            }
        }
        // instead of Debian's package
        write(folder.resolve("system/files/etc/nsswitch.conf"), "hosts: files dns");
        return new Imaging(new Stage(stage), new Base.DebianPackages(), LABELS, folder);
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static List<String> layers(Path archive) throws IOException {
        return texts(ImageArchive.read(archive).configuration().path("rootfs").path("diff_ids"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
