package dev.semanticpassport.local.demo;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.platform.OwnerOnly;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.Running;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The main job from beginning to end: two authors, five models, five verdicts. */
public final class Demo {
    static final double ALPHA = 1e-6;
    static final int BEACONS = 60;
    static final int CANDIDATES = 256;

    /** Sixty beacons and the control questions. */
    private static final Budget BUDGET = new Budget(64);

    private static final int ANSWER_TOKENS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Map<String, String> REPORT_FORMS =
            Map.of(
                    ".md", "text/markdown",
                    ".html", "text/html",
                    ".json", "application/json");

    private final Platform platform;
    private final Screen screen;
    private final SecureRandom random = new SecureRandom();
    private final Passports passports;

    public Demo(Platform platform, Screen screen) {
        this.platform = platform;
        this.screen = screen;
        this.passports = new Passports(new Rest(platform.address(Part.PASSPORT)));
    }

    /** Everything after the platform's start, up to the verdicts. */
    public Map<Made, VerificationSettled> run() throws IOException {
        List<String> ideas = ideas();
        // a folder of its own for each run: a frozen signature is never frozen again
        String run = Long.toString(System.currentTimeMillis(), 36);
        AuthorFolder author = new AuthorFolder(platform.layout().author("mira-" + run));
        screen.line(
                Story.FREEZING.formatted(
                        ideas.size(), BEACONS, CANDIDATES, author.key().toAbsolutePath()));
        UUID passport = passports.create("nine-gates", "Mira Solen", ideas);
        passports.signKeepingTheKey(passport, author, ideas, BEACONS, random);
        screen.line("   passport " + passport + ", signature logged");

        UUID otherPassport = passports.create("the-other-book", "Jonas Weil", ideas);
        String token = passports.signStoringTheKey(otherPassport, BEACONS);
        Path otherRows = platform.layout().author("jonas-" + run).resolve("rows.jsonl");
        OwnerOnly.write(
                otherRows,
                String.join("\n", passports.rows(otherPassport, token))
                        .getBytes(StandardCharsets.UTF_8));

        screen.line(Story.TRAINING);
        new Training(platform.layout(), screen).make(author.rows(), otherRows);

        screen.line(Story.VERIFYING);
        return verify(passport, passports.upload(passport, author));
    }

    private Map<Made, VerificationSettled> verify(UUID passport, UUID prepared) {
        Running running = platform.running();
        Map<Made, VerificationRequested> requests = new EnumMap<>(Made.class);
        for (Made made : Made.values()) {
            requests.put(
                    made,
                    new VerificationRequested(
                            UUID.randomUUID(),
                            passport,
                            new Access.Chat(
                                    running.lab(),
                                    made.model(),
                                    null,
                                    Map.of(),
                                    0,
                                    null,
                                    ANSWER_TOKENS),
                            List.of(Observer.CREATOR),
                            ALPHA,
                            BUDGET,
                            prepared));
        }
        long began = System.nanoTime();
        try (Events events =
                new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
            Map<Made, VerificationSettled> verdicts =
                    new Verifications(events)
                            .settle(
                                    requests,
                                    PATIENCE,
                                    done ->
                                            screen.status(
                                                    "   "
                                                            + done
                                                            + " of "
                                                            + requests.size()
                                                            + " settled"));
            screen.line(
                    String.format(
                            Locale.ROOT,
                            "   %d verdicts in %.1f s%n",
                            verdicts.size(),
                            (System.nanoTime() - began) / 1e9));
            return verdicts;
        }
    }

    /** The verdicts as a table, the reports as files, and where to look next. */
    public void tell(Map<Made, VerificationSettled> verdicts) throws IOException {
        Table table =
                new Table(
                        "model",
                        "verdict",
                        "log10 E",
                        "hits",
                        "asked",
                        "survival (99 %)",
                        "how it was made");
        Rest rest = new Rest(platform.address(Part.PASSPORT));
        for (Map.Entry<Made, VerificationSettled> entry : verdicts.entrySet()) {
            Made made = entry.getKey();
            VerificationSettled settled = entry.getValue();
            Evidence evidence = settled.evidence();
            table.row(
                    made.model(),
                    settled.decided().verdict(),
                    String.format(Locale.ROOT, "%.2f", evidence.log10E()),
                    evidence.hits() + "/" + evidence.beacons(),
                    settled.asked(),
                    String.format(
                            Locale.ROOT,
                            "%.2f (%.2f to %.2f)",
                            evidence.survival(),
                            evidence.survivalInterval().low(),
                            evidence.survivalInterval().high()),
                    made.story());
            String path = "/api/v1/verifications/" + settled.verificationId() + "/report";
            for (Map.Entry<String, String> form : REPORT_FORMS.entrySet()) {
                Files.writeString(
                        platform.layout().reports().resolve(made.model() + form.getKey()),
                        rest.text(path, form.getValue()));
            }
        }
        table.print(screen.out());
        UUID carrier = verdict(verdicts, Made.CARRIER).verificationId();
        screen.line(
                Story.CLOSING.formatted(
                        platform.layout().reports(),
                        platform.address(Part.PASSPORT) + "/api/v1/verifications/" + carrier,
                        platform.address(Part.SCORING)
                                + "/api/v1/verifications/"
                                + carrier
                                + "/evidence",
                        platform.address(Part.PASSPORT) + "/api/v1/log/entries"));
    }

    private static VerificationSettled verdict(Map<Made, VerificationSettled> verdicts, Made made) {
        VerificationSettled verdict = verdicts.get(made);
        if (verdict == null) {
            throw new IllegalStateException("no verdict for " + made.model());
        }
        return verdict;
    }

    /** The line that ends {@code passport demo --once}. */
    public static Map<String, Object> figures(
            double seconds, Map<Made, VerificationSettled> verdicts) {
        List<Map<String, Object>> models = new ArrayList<>();
        verdicts.forEach((made, settled) -> {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("made", made.model());
            model.put("verdict", settled.decided().verdict());
            model.put("log10_e", Math.round(settled.evidence().log10E() * 1000) / 1000.0);
            model.put("questions", settled.evidence().beacons());
            model.put("hits", settled.evidence().hits());
            models.add(model);
        });
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "demo");
        figures.put("seconds", Math.round(seconds * 10) / 10.0);
        figures.put("models", models);
        return figures;
    }

    /** The demo author's ideas. */
    public static List<String> ideas() throws IOException {
        try (InputStream ideas = Demo.class.getResourceAsStream("ideas.txt")) {
            if (ideas == null) {
                throw new IllegalStateException("the resource ideas.txt is missing");
            }
            return new String(ideas.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(idea -> !idea.isEmpty())
                    .toList();
        }
    }

    /** What the demo says before anything starts. */
    public static String opening() {
        return Story.OPENING;
    }
}
