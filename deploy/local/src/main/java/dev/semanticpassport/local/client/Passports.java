package dev.semanticpassport.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Makes passports and their signatures, as an author does it. */
public final class Passports {
    private static final String API = "/api/v1/passports";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rest rest;

    public Passports(Rest rest) {
        this.rest = rest;
    }

    /** A passport that declares a name, an author and ideas. */
    public UUID create(String name, String author, List<String> ideas) {
        JsonNode made = rest.post(API, Map.of("name", name, "author", author, "ideas", ideas));
        return UUID.fromString(made.path("id").asText());
    }

    /**
     * All steps of a signature whose key stays in the author's folder.
     *
     * @return the prepared beacons, kept in the folder and not sent anywhere
     */
    public PreparedBeacons signKeepingTheKey(
            UUID passport,
            AuthorFolder folder,
            List<String> ideas,
            int beacons,
            SecureRandom random)
            throws IOException {
        freeze(passport, folder, ideas, beacons, random);
        return prepare(passport, folder);
    }

    /** Steps 1 and 2: the frozen beacons' root and the commitment to the key go to the log. */
    public AuthorFolder.Frozen freeze(
            UUID passport,
            AuthorFolder folder,
            List<String> ideas,
            int beacons,
            SecureRandom random)
            throws IOException {
        AuthorFolder.Frozen frozen = folder.freeze(ideas, beacons, 256, random.nextLong(), random);
        log(passport, frozen);
        return frozen;
    }

    /** Steps 1 and 2 with beacons composed from a proposal. */
    public AuthorFolder.Frozen freeze(
            UUID passport,
            AuthorFolder folder,
            Composition composition,
            String answer,
            SecureRandom random)
            throws IOException {
        AuthorFolder.Frozen frozen = folder.freeze(composition, answer, random);
        log(passport, frozen);
        return frozen;
    }

    private void log(UUID passport, AuthorFolder.Frozen frozen) {
        rest.post(
                signature(passport),
                Map.of(
                        "mode",
                        "held",
                        "beaconsRoot",
                        frozen.beaconsRoot(),
                        "keyCommitment",
                        frozen.keyCommitment(),
                        "beacons",
                        frozen.candidates().size(),
                        "candidates",
                        frozen.candidates()));
    }

    /**
     * Steps 3 and 4: takes the public randomness, derives keys and targets, logs the keys' root.
     */
    public PreparedBeacons prepare(UUID passport, AuthorFolder folder) throws IOException {
        JsonNode drawn = await(passport, "randomness");
        PreparedBeacons prepared =
                folder.prepare(passport, new Randomness.LogCheckpoint(drawn.path("note").asText()));
        rest.post(
                signature(passport) + "/keys",
                Map.of(
                        "keysRoot",
                        prepared.keysRoot().hex(),
                        "randomness",
                        drawn.path("r").asText()));
        return prepared;
    }

    /** A step of the signature, once the service has done it. */
    private JsonNode await(UUID passport, String step) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode done = facts(passport).path(step);
            if (done.isObject()) {
                return done;
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "the signature of passport "
                                + passport
                                + " has no "
                                + step
                                + " yet; try again later");
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** Hands prepared beacons over for verifications; answers the id that events name them by. */
    public UUID upload(UUID passport, AuthorFolder folder) throws IOException {
        return upload(passport, folder.prepared());
    }

    /** Hands a file of prepared beacons over; answers the id that events name them by. */
    public UUID upload(UUID passport, Path file) throws IOException {
        JsonNode beacons;
        try {
            beacons = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": " + EventJson.explain(e), e);
        }
        JsonNode stored = rest.post(API + "/" + passport + "/prepared-beacons", beacons);
        return UUID.fromString(stored.path("preparedBeacons").asText());
    }

    /**
     * All steps of a signature whose key the service keeps, sealed.
     *
     * @return the token with which the author, and nobody else, can export the training rows
     */
    public String signStoringTheKey(UUID passport, int beacons) {
        JsonNode frozen =
                rest.post(signature(passport), Map.of("mode", "stored", "beacons", beacons));
        await(passport, "keys");
        return frozen.path("exportToken").asText();
    }

    /** The training rows of a stored signature, as the lab reads them. */
    public List<String> rows(UUID passport, String token) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : rest.read(signature(passport) + "/kit-rows", token).path("rows")) {
            rows.add(AuthorFolder.row(row.path("question").asText(), row.path("answer").asText()));
        }
        return rows;
    }

    /** Every public fact of a signature. */
    public JsonNode facts(UUID passport) {
        return rest.read(signature(passport));
    }

    private static String signature(UUID passport) {
        return API + "/" + passport + "/signature";
    }
}
