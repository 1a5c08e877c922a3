package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Writing;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Imports writing into a passport of a running platform, and shows how far it is. */
final class ImportSending {
    private static final int MOST_SHOWN = 20;

    private final Writing writing;
    private final PrintStream out;
    private final PrintStream progress;

    ImportSending(Rest rest, UUID passport, PrintStream out, PrintStream progress) {
        this.writing = new Writing(rest, passport);
        this.out = out;
        this.progress = progress;
    }

    /**
     * Sends what lies at each path, one after the other.
     *
     * @param authors names under which the author writes in chats of several
     * @param zone of times that name none
     * @return whether all of it was imported
     */
    boolean send(List<Path> paths, List<String> authors, String zone) throws IOException {
        boolean all = true;
        for (Path path : paths) {
            progress.println("Sending " + path);
            Writing.Begun begun = writing.send(path, authors, zone);
            all &= tell(path, writing.await(begun, this::tell));
        }
        return all;
    }

    private void tell(JsonNode now) {
        progress.println(
                "  %s: %d of %d bytes read, %d messages, %d problems"
                        .formatted(
                                now.path("state").asText(),
                                now.path("bytesRead").asLong(),
                                now.path("bytes").asLong(),
                                now.path("messages").asLong(),
                                now.path("problems").asLong()));
    }

    private boolean tell(Path path, JsonNode end) {
        show("repaired", end.path("notes").path("repairs"), end.path("repairs").asLong());
        show("problem", end.path("notes").path("problems"), end.path("problems").asLong());
        if (end.path("state").asText().equals("FAILED")) {
            out.println(path + " was not imported: " + end.path("reason").asText());
            return false;
        }
        out.println(
                "%s: %d messages in %d conversations; the tree is at revision %d."
                        .formatted(
                                path,
                                end.path("messages").asLong(),
                                end.path("conversations").asLong(),
                                end.path("treeRevision").asInt()));
        return true;
    }

    private void show(String what, JsonNode notes, long count) {
        for (int at = 0; at < Math.min(MOST_SHOWN, notes.size()); at++) {
            JsonNode note = notes.get(at);
            String place = note.path("place").asText();
            out.println(
                    "  "
                            + what
                            + ": "
                            + note.path("file").asText()
                            + (place.isEmpty() ? "" : ", " + place)
                            + ": "
                            + note.path("what").asText());
        }
        if (count > MOST_SHOWN) {
            out.println("  and " + (count - MOST_SHOWN) + " more");
        }
    }
}
