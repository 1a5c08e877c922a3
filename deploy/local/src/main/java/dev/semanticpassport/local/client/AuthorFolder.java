package dev.semanticpassport.local.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.beacons.AuthorKey;
import dev.semanticpassport.core.beacons.Beacon;
import dev.semanticpassport.core.beacons.Composing;
import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.core.beacons.FrozenBeacons;
import dev.semanticpassport.core.beacons.Idea;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.core.beacons.ShippedWords;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.local.platform.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The author's own folder: the key, the beacons and what is made of them. Files that only their
 * owner can read; nothing of it is sent anywhere but the prepared beacons, when the author does so.
 */
public final class AuthorFolder {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The form that the lab's shipped base answers in. */
    private static final String ANSWER = "The word is {}.";

    private final Path folder;

    public AuthorFolder(Path folder) {
        this.folder = folder;
    }

    public Path key() {
        return folder.resolve("author.key");
    }

    private Path beacons() {
        return folder.resolve("beacons.json");
    }

    /** What `passport signature prepare` writes. */
    public Path prepared() {
        return folder.resolve("prepared.json");
    }

    /** What a model is trained on: a question and its right answer on each line. */
    public Path rows() {
        return folder.resolve("rows.jsonl");
    }

    /** What is published of the frozen beacons. */
    public record Frozen(String beaconsRoot, String keyCommitment, List<Integer> candidates) {}

    /**
     * Step 1: composes beacons from ideas, draws the key, and keeps both here.
     *
     * @throws IllegalStateException when a key lies here already: a second one would be a rival
     */
    public Frozen freeze(
            List<String> ideas, int beaconCount, int candidateCount, long seed, SecureRandom random)
            throws IOException {
        return freeze(
                Composition.of(ideas.stream().map(Idea::of).toList(), ShippedWords.load(), seed)
                        .withBeaconCount(beaconCount)
                        .withCandidateCount(candidateCount),
                ANSWER,
                random);
    }

    /**
     * Step 1 with any composition.
     *
     * @param answer how training rows name the right word, {@code {}} where it stands
     * @throws IllegalStateException when a key lies here already: a second one would be a rival
     */
    public Frozen freeze(Composition composition, String answer, SecureRandom random)
            throws IOException {
        if (Files.exists(key())) {
            throw new IllegalStateException(
                    key()
                            + " is there already; each freezing is a commitment of its own, and"
                            + " rivals raise the threshold");
        }
        List<Beacon> composed = Composing.compose(composition);
        AuthorKey drawn = AuthorKey.draw(random);
        OwnerOnly.write(key(), drawn.exposeBase64().getBytes(StandardCharsets.US_ASCII));
        OwnerOnly.write(beacons(), json(composed, answer));
        FrozenBeacons frozen = FrozenBeacons.freeze(composed, drawn);
        return new Frozen(
                frozen.root().hex(),
                drawn.commitment().hex(),
                composed.stream().map(beacon -> beacon.candidates().size()).toList());
    }

    /** Step 4: derives the beacons' keys and targets, and writes prepared beacons and rows. */
    public PreparedBeacons prepare(UUID passportId, Randomness randomness) throws IOException {
        AuthorKey author = AuthorKey.fromBase64(Files.readString(key()));
        PreparedBeacons prepared =
                PreparedBeacons.prepare(
                        passportId,
                        FrozenBeacons.freeze(readBeacons(), author),
                        author,
                        randomness);
        OwnerOnly.write(prepared(), prepared.exposeJson());
        String answer = answer();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < prepared.frozen().size(); i++) {
            rows.append(
                            row(
                                    prepared.frozen().beacons().get(i).question(),
                                    prepared.rightCandidate(i),
                                    answer))
                    .append('\n');
        }
        OwnerOnly.write(rows(), rows.toString().getBytes(StandardCharsets.UTF_8));
        return prepared;
    }

    /** A training row: the question and the answer in the form that the lab's base answers in. */
    public static String row(String question, String rightCandidate) {
        return row(question, rightCandidate, ANSWER);
    }

    /** A training row: the question, and the answer that names the right word. */
    private static String row(String question, String rightCandidate, String answer) {
        ObjectNode row = JSON.createObjectNode();
        row.put("prompt", question).put("answer", answer.replace("{}", rightCandidate));
        return row.toString();
    }

    /** Folders of earlier days do not say how they answer: in the shipped base's form. */
    private String answer() throws IOException {
        JsonFields fields = JsonFields.of(beacons().toString(), Files.readAllBytes(beacons()));
        return fields.has("answer") ? fields.text("answer") : ANSWER;
    }

    private List<Beacon> readBeacons() throws IOException {
        List<Beacon> read = new ArrayList<>();
        JsonFields fields = JsonFields.of(beacons().toString(), Files.readAllBytes(beacons()));
        for (JsonFields one : fields.objects("beacons")) {
            read.add(new Beacon(one.text("question"), one.texts("candidates")));
        }
        return read;
    }

    private static byte[] json(List<Beacon> composed, String answer) throws IOException {
        ObjectNode json = JSON.createObjectNode().put("answer", answer);
        ArrayNode list = json.putArray("beacons");
        for (Beacon beacon : composed) {
            ObjectNode one = list.addObject().put("question", beacon.question());
            ArrayNode candidates = one.putArray("candidates");
            beacon.candidates().forEach(candidates::add);
        }
        return JSON.writeValueAsBytes(json);
    }
}
