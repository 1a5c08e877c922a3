package dev.semanticpassport.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.core.beacons.AuthorKey;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.PassportIssue;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.demo.Made;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.OwnerOnly;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * After a run with a key that the author keeps, a key that the service keeps and an endpoint that
 * wants a key, and after an import of writing with a private idea: do any of them, a question not
 * yet asked, anything that ties a question to its target, or a word of what is private stand in a
 * topic, log, trace, table, API answer or public kit? Things that must be there are searched for
 * too, so that a search that finds nothing at all is noticed.
 */
public final class SecretsBench {
    private static final int BEACONS = 60;
    private static final int IDEAS = 14;
    private static final int ANSWER_TOKENS = 24;

    /** Fewer than the plan holds, so that some beacons are never asked. */
    private static final Budget BUDGET = new Budget(24);

    private static final String ENDPOINT_KEY = "canary-endpoint-key-7c1f0b52a9";

    private final Layout layout;
    private final Screen screen;
    private final SecureRandom random = new SecureRandom();

    public SecretsBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    /** What the search found. */
    public record Found(int needles, int places, List<String> leaks, List<String> controlsMissed) {}

    /** Runs the search and prints what it found. */
    public Found run() throws IOException {
        Options options = Options.everything().outspoken();
        try (Platform platform =
                        Platform.start(
                                layout,
                                options,
                                (replica, what) ->
                                        screen.line("  " + replica.label() + " " + what));
                Events events =
                        new Events(platform.kafka(), options.topicPrefix(), Clock.systemUTC())) {
            Found found = search(platform, events);
            print(found);
            return found;
        }
    }

    /** Runs verifications on a platform that is up, and searches it. */
    public Found search(Platform platform, Events events) throws IOException {
        Passports passports = new Passports(new Rest(platform.address(Part.PASSPORT)));
        AuthorFolder author =
                new AuthorFolder(platform.layout().author("canary-" + UUID.randomUUID()));
        // one key signs all three passports, so they have one author
        String signer = "author " + UUID.randomUUID();
        List<String> heldIdeas = ideas();
        UUID held = passports.create("canary-held", signer, heldIdeas);
        PreparedBeacons prepared =
                passports.signKeepingTheKey(held, author, heldIdeas, BEACONS, random);
        UUID stored = passports.create("canary-stored", signer, ideas());
        String token = passports.signStoringTheKey(stored, BEACONS);
        List<String> storedRows = passports.rows(stored, token);
        OwnerOnly.write(
                platform.layout().secrets().resolve("canary"),
                ENDPOINT_KEY.getBytes(StandardCharsets.UTF_8));

        List<VerificationRequested> requests =
                List.of(
                        request(platform, held, passports.upload(held, author)),
                        request(platform, stored, null));
        Map<UUID, VerificationSettled> settled =
                new Verifications(events).run(requests, Duration.ofMinutes(10), _ -> {});
        if (settled.size() < requests.size()) {
            throw new IllegalStateException("the verifications did not settle");
        }

        UUID written = passports.create("canary-written", signer, ideas());
        CanaryWriting writing =
                new CanaryWriting(new Rest(platform.address(Part.PASSPORT)), written);
        writing.run();

        CanaryDocuments documents =
                new CanaryDocuments(
                        new PassportIssue(
                                new Rest(platform.address(Part.PASSPORT)),
                                new Rest(platform.address(Part.SCORING))),
                        random,
                        Instant.now());
        Map<String, String> places = new LinkedHashMap<>(documents.keyFiles());
        places.putAll(
                documents.issue(
                        "passport of a key kept by its author",
                        held,
                        List.of(requests.getFirst().verificationId())));
        places.putAll(
                documents.issue(
                        "passport of a key kept by the service",
                        stored,
                        List.of(requests.getLast().verificationId())));
        places.putAll(documents.issue("passport with a tree", written, List.of()));
        places.putAll(places(platform, events, List.of(held, stored, written), writing, requests));
        String topics = String.join("\n", new Haystack(platform, events).topics().values());
        List<Needle> needles = new ArrayList<>();
        ownNeedles(needles, author, prepared, topics);
        storedNeedles(needles, storedRows, topics);
        needles.add(Needle.ofText("the endpoint's key", ENDPOINT_KEY));
        needles.add(Needle.ofText("the export token", token));
        platformNeedles(needles, platform);
        needles.addAll(writing.needles());
        needles.add(documents.needle());
        return compare(needles, places, requests);
    }

    /** Ideas that no other passport has: its questions cannot be asked for another's sake. */
    private List<String> ideas() {
        List<String> ideas = new ArrayList<>();
        for (int i = 0; i < IDEAS; i++) {
            ideas.add("idea " + Long.toString(random.nextLong(1L << 40), 36));
        }
        return ideas;
    }

    private static VerificationRequested request(
            Platform platform, UUID passport, @Nullable UUID prepared) {
        return new VerificationRequested(
                UUID.randomUUID(),
                passport,
                new Access.Chat(
                        platform.running().lab(),
                        Made.BASE.model(),
                        "canary",
                        Map.of("X-Canary", Access.SECRET_PREFIX + "canary"),
                        0,
                        null,
                        ANSWER_TOKENS),
                List.of(Observer.CREATOR),
                1e-6,
                BUDGET,
                prepared);
    }

    private static void ownNeedles(
            List<Needle> needles, AuthorFolder author, PreparedBeacons prepared, String topics)
            throws IOException {
        byte[] both = AuthorKey.fromBase64(Files.readString(author.key())).exposeBytes();
        needles.add(Needle.ofBytes("the author's key", Arrays.copyOf(both, 32)));
        needles.add(Needle.ofBytes("its salt", Arrays.copyOfRange(both, 32, 64)));
        int unasked = 0;
        for (int i = 0; i < prepared.frozen().size(); i++) {
            String question = prepared.frozen().beacons().get(i).question();
            needles.add(Needle.ofBytes("a beacon's key", prepared.keys().get(i).expose()));
            if (!topics.contains(question)) {
                needles.add(Needle.ofText("a question not yet asked", question));
                unasked++;
            }
        }
        requireUnasked(unasked);
    }

    private static void storedNeedles(List<Needle> needles, List<String> rows, String topics)
            throws IOException {
        int unasked = 0;
        for (String row : rows) {
            String question = new ObjectMapper().readTree(row).path("prompt").asText();
            needles.add(Needle.ofText("a question with its target", row));
            if (!topics.contains(question)) {
                needles.add(Needle.ofText("a question not yet asked", question));
                unasked++;
            }
        }
        requireUnasked(unasked);
    }

    private static void requireUnasked(int unasked) {
        if (unasked < BEACONS / 2) {
            throw new IllegalStateException(
                    "only " + unasked + " beacons were not asked: the search would prove little");
        }
    }

    private static void platformNeedles(List<Needle> needles, Platform platform)
            throws IOException {
        try (var keys = Files.list(platform.layout().keys())) {
            for (var key : keys.toList()) {
                String base64 = Files.readString(key).strip();
                needles.add(Needle.ofText("the platform's " + key.getFileName(), base64));
                needles.add(
                        Needle.ofBytes(
                                "the platform's " + key.getFileName(),
                                java.util.Base64.getDecoder().decode(base64)));
            }
        }
    }

    private static Map<String, String> places(
            Platform platform,
            Events events,
            List<UUID> passports,
            CanaryWriting writing,
            List<VerificationRequested> requests)
            throws IOException {
        Haystack haystack = new Haystack(platform, events);
        Map<String, String> places = new LinkedHashMap<>(haystack.topics());
        places.putAll(haystack.logs());
        places.putAll(haystack.traces());
        try {
            places.putAll(haystack.tables());
        } catch (SQLException e) {
            throw new IOException("the tables cannot be read", e);
        }
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "/api/v1/passports",
                                "/api/v1/verifications",
                                "/api/v1/log/checkpoint",
                                "/api/v1/log/entries",
                                "/q/metrics",
                                "/q/openapi",
                                "/q/health"));
        for (UUID passport : passports) {
            paths.add("/api/v1/passports/" + passport);
            paths.add("/api/v1/passports/" + passport + "/signature");
            paths.add("/api/v1/passports/" + passport + "/signature/kit-rows");
            paths.add("/api/v1/passports/" + passport + "/prepared-beacons");
        }
        List<String> scoring = new ArrayList<>(List.of("/q/metrics", "/q/openapi", "/q/health"));
        for (VerificationRequested request : requests) {
            String path = "/api/v1/verifications/" + request.verificationId();
            paths.add(path);
            paths.add(path + "/report");
            scoring.add(path + "/evidence");
        }
        paths.addAll(writing.paths());
        places.putAll(writing.kit());
        places.putAll(haystack.answers(Part.PASSPORT, paths));
        places.putAll(haystack.answers(Part.SCORING, scoring));
        places.putAll(haystack.answers(Part.PROBE, List.of("/q/metrics", "/q/health")));
        return places;
    }

    private static Found compare(
            List<Needle> needles,
            Map<String, String> places,
            List<VerificationRequested> requests) {
        List<String> leaks = new ArrayList<>();
        for (Map.Entry<String, String> place : places.entrySet()) {
            for (Needle needle : needles) {
                if (needle.standsIn(place.getValue())) {
                    leaks.add(needle.what() + " stands in " + place.getKey());
                }
            }
        }
        List<String> missed = new ArrayList<>();
        String verification = requests.getFirst().verificationId().toString();
        for (String kind :
                List.of(
                        "topic ",
                        "table passport",
                        "table scoring",
                        "trace ",
                        "log passport-service",
                        "log probe-service",
                        "log scoring-service",
                        "passport-service ",
                        "scoring-service ",
                        "passport of a key kept by its author as html")) {
            boolean there =
                    places.entrySet().stream()
                            .filter(place -> place.getKey().startsWith(kind))
                            .anyMatch(place -> place.getValue().contains(verification));
            if (!there) {
                missed.add("no " + kind.strip() + " holds the verification's id");
            }
        }
        boolean tree =
                places.entrySet().stream()
                        .filter(place -> place.getKey().contains("/tree?"))
                        .anyMatch(place -> place.getValue().contains(CanaryWriting.PUBLIC));
        if (!tree) {
            missed.add("no answer holds a public idea");
        }
        return new Found(needles.size(), places.size(), leaks, missed);
    }

    private void print(Found found) {
        screen.line("");
        found.leaks().forEach(leak -> screen.line("  LEAK: " + leak));
        found.controlsMissed().forEach(missed -> screen.line("  the search is blind: " + missed));
        screen.line(
                "  "
                        + found.needles()
                        + " secrets, each in plain, base64 and hex, searched for in "
                        + found.places()
                        + " places");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "secrets");
        figures.put("needles", found.needles());
        figures.put("places", found.places());
        figures.put("found", found.leaks().size());
        figures.put("controls_missed", found.controlsMissed().size());
        Table.json(screen.out(), figures);
    }
}
