package dev.semanticpassport.local.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The beacons' rows of an author's folder, for a full kit. */
public final class BeaconRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BeaconRows() {}

    /**
     * Reads them.
     *
     * @throws IllegalStateException when the signature is not prepared yet
     */
    public static List<TrainingRow> read(AuthorFolder folder) throws IOException {
        if (!Files.isRegularFile(folder.rows())) {
            throw new IllegalStateException(
                    folder.rows()
                            + " is not there: a full kit holds the beacons' rows, which `passport"
                            + " signature prepare` writes");
        }
        List<TrainingRow> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.rows())) {
            JsonNode row = JSON.readTree(line);
            if (!row.path("prompt").isTextual() || !row.path("answer").isTextual()) {
                throw new UnreadableFileException(
                        folder.rows().toString(), "line " + (rows.size() + 1), "is no row");
            }
            rows.add(
                    new TrainingRow(
                            TrainingRow.Origin.BEACON,
                            row.path("prompt").asText(),
                            row.path("answer").asText(),
                            Optional.empty(),
                            false));
        }
        return rows;
    }
}
