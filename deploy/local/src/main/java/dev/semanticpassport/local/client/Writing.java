package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Sends writing to a running platform, and watches what becomes of it. */
public final class Writing {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Rest rest;
    private final UUID passport;

    public Writing(Rest rest, UUID passport) {
        this.rest = rest;
        this.passport = passport;
    }

    /**
     * An import whose file the platform has.
     *
     * @param token opens what was found in it, with names of files
     */
    public record Begun(UUID id, String token) {
        @Override
        public String toString() {
            return "Begun[" + id + "]";
        }
    }

    /**
     * Sends a file as it is, or a folder as a ZIP that is made on the way.
     *
     * @param authors names under which the author writes in chats of several
     * @param zone of times that name none
     */
    public Begun send(Path path, List<String> authors, String zone) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (!folder && !Files.isReadable(path)) {
            throw new IllegalArgumentException(path + " cannot be read");
        }
        String name = path.toAbsolutePath().normalize().getFileName() + (folder ? ".zip" : "");
        JsonNode answer =
                rest.postStream(
                        imports()
                                + "?name="
                                + encoded(name)
                                + "&zone="
                                + encoded(zone)
                                + authors.stream()
                                        .map(author -> "&author=" + encoded(author))
                                        .collect(Collectors.joining()),
                        () -> folder ? new FolderZip(path).open() : opened(path));
        return new Begun(
                UUID.fromString(answer.path("begun").path("id").asText()),
                answer.path("token").asText());
    }

    /**
     * Waits until an import is done or failed.
     *
     * @param progress told of each change
     * @return how it ended, with its notes
     */
    public JsonNode await(Begun begun, Consumer<JsonNode> progress) {
        JsonNode last = rest.read(imports() + "/" + begun.id());
        progress.accept(last);
        while (!isOver(last)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            JsonNode now = rest.read(imports() + "/" + begun.id());
            if (!now.equals(last)) {
                progress.accept(now);
            }
            last = now;
        }
        return rest.read(imports() + "/" + begun.id(), begun.token());
    }

    private static boolean isOver(JsonNode progress) {
        String state = progress.path("state").asText();
        return state.equals("DONE") || state.equals("FAILED");
    }

    private String imports() {
        return "/api/v1/passports/" + passport + "/imports";
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
