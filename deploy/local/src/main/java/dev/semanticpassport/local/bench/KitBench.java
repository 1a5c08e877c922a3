package dev.semanticpassport.local.bench;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.core.statistics.Proportion;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.local.client.ChatAsking;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.demo.LabProcess;
import dev.semanticpassport.local.kit.BeaconRows;
import dev.semanticpassport.local.kit.KitFolder;
import dev.semanticpassport.local.kit.LabBase;
import dev.semanticpassport.local.kit.OutlineNotes;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.Running;
import dev.semanticpassport.transfer.kit.AdapterLayout;
import dev.semanticpassport.transfer.kit.KitOrder;
import dev.semanticpassport.transfer.kit.Packing;
import dev.semanticpassport.transfer.mapping.Mapping;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.proposing.Wishes;
import dev.semanticpassport.transfer.training.Recipe;
import dev.semanticpassport.transfer.traits.Family;
import dev.semanticpassport.transfer.traits.PanelTest;
import dev.semanticpassport.transfer.traits.TraitProbe;
import dev.semanticpassport.transfer.traits.TraitScoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains real models on the kits of an author's writing, and looks whether the model of the full
 * kit is recognised, the base and the model of the public kit are not, and the latter's traits
 * stand above every family of a panel of models that other makers made in the same way.
 */
public final class KitBench {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final double ALPHA = 1e-6;
    private static final Budget BUDGET = new Budget(64);
    private static final int ANSWER_TOKENS = 96;
    private static final int SIDE_BY_SIDE = 2;
    private static final LabBase BASE = LabBase.TWO_LANGUAGES;

    private final Layout layout;
    private final Screen screen;

    /** The models that are verified. */
    private enum Model {
        FULL,
        BASE,
        PUBLIC;

        String id() {
            return "kit-" + name().toLowerCase(Locale.ROOT);
        }
    }

    public KitBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    /**
     * @param notes the author's writing
     * @param makers of the panel, each a family
     */
    public void run(Path notes, int makers, long seed) throws IOException {
        OutlineNotes written = new OutlineNotes("author", Files.readString(notes));
        Options options = Options.everything();
        try (Platform platform =
                Platform.start(
                        layout,
                        options,
                        (part, what) -> screen.line("  " + part.label() + " " + what))) {
            Passports passports = new Passports(new Rest(platform.address(Part.PASSPORT)));
            AuthorFolder author = new AuthorFolder(layout.author("kit"));
            Proposal proposal =
                    Proposing.propose(written.tree(), written.messages(), Wishes.of(seed));
            TransferMap map = map(written, proposal, seed);
            UUID passport =
                    passports.create(
                            "kit",
                            "Author",
                            map.open().ideas().stream().map(idea -> idea.label()).toList());
            passports.freeze(
                    passport,
                    author,
                    proposal.beacons().composition(),
                    proposal.beacons().answer(),
                    new SecureRandom());
            passports.prepare(passport, author);
            train(map, author, makers, seed);
            Map<Model, VerificationSettled> verdicts =
                    verify(platform, passport, passports.upload(passport, author));
            print(map, verdicts, scores(platform.running(), map.open(), makers));
        }
    }

    private static TransferMap map(OutlineNotes written, Proposal proposal, long seed) {
        return Mapping.map(
                written.tree(), written.messages(), proposal, Wishes.of(seed).holdings());
    }

    private void train(TransferMap map, AuthorFolder author, int makers, long seed)
            throws IOException {
        List<Runnable> trainings = new ArrayList<>();
        List<TrainingRow> beacons = BeaconRows.read(author);
        Path full = pack("full", map, beacons, KitOrder.Kind.FULL, seed);
        Path open = pack("public", map, beacons, KitOrder.Kind.PUBLIC, seed);
        trainings.add(() -> train(Model.FULL.id(), full, seed));
        trainings.add(() -> train(Model.PUBLIC.id(), open, seed + 1));
        trainings.add(() -> merge(Model.BASE.id(), List.of()));
        Makers others = new Makers();
        for (int maker = 0; maker < makers; maker++) {
            String name = "maker-" + maker;
            OutlineNotes notes = new OutlineNotes(name, others.notes(maker));
            Proposal proposal = Proposing.propose(notes.tree(), notes.messages(), Wishes.of(maker));
            Path kit =
                    pack(name, map(notes, proposal, maker), List.of(), KitOrder.Kind.PUBLIC, maker);
            int makersSeed = 100 + maker;
            trainings.add(() -> train(name, kit, makersSeed));
        }
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            trainings.forEach(training -> running.add(workers.submit(training)));
        }
        for (Future<?> training : running) {
            try {
                training.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a model could not be trained", e);
            }
        }
    }

    private Path pack(
            String name, TransferMap map, List<TrainingRow> beacons, KitOrder.Kind kind, long seed)
            throws IOException {
        Path folder = layout.reports().resolve("kit-" + name);
        KitFolder.write(
                Packing.pack(
                        new KitOrder(
                                name,
                                name,
                                map,
                                beacons,
                                BASE.facts(),
                                Recipe.of(seed),
                                AdapterLayout.ONE,
                                kind,
                                BASE.fits())),
                folder);
        return folder.resolve("data/train.lab.jsonl");
    }

    private void train(String model, Path rows, long seed) {
        Path adapter = layout.reports().resolve("adapter-" + model);
        new LabProcess(layout)
                .run(
                        model,
                        List.of(
                                "adapter",
                                "--base",
                                BASE.choice(),
                                "--rows",
                                rows.toString(),
                                "--out",
                                adapter.toString(),
                                "--seed",
                                Long.toString(seed)),
                        now -> screen.status("  training " + model + ": " + now));
        merge(model, List.of("--adapter", adapter.toString()));
        screen.line("  trained " + model);
    }

    private void merge(String model, List<String> adapter) {
        List<String> arguments =
                new ArrayList<>(List.of("merge", "--base", BASE.choice(), "--out"));
        arguments.add(layout.models().resolve(model).toString());
        arguments.addAll(adapter);
        new LabProcess(layout).run("merge-" + model, arguments, now -> {});
    }

    private Map<Model, VerificationSettled> verify(
            Platform platform, UUID passport, UUID prepared) {
        Running running = platform.running();
        Map<Model, VerificationRequested> requests = new LinkedHashMap<>();
        for (Model model : Model.values()) {
            requests.put(
                    model,
                    new VerificationRequested(
                            UUID.randomUUID(),
                            passport,
                            new Access.Chat(
                                    running.lab(),
                                    model.id(),
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
        try (Events events =
                new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
            Map<UUID, VerificationSettled> settled =
                    new Verifications(events)
                            .run(
                                    requests.values(),
                                    PATIENCE,
                                    done -> screen.status("  " + done + " verdicts"));
            Map<Model, VerificationSettled> verdicts = new LinkedHashMap<>();
            requests.forEach((model, request) -> {
                VerificationSettled verdict = settled.get(request.verificationId());
                if (verdict == null) {
                    throw new IllegalStateException(
                            model.id() + " did not settle; see " + layout.logs());
                }
                verdicts.put(model, verdict);
            });
            return verdicts;
        }
    }

    /** Scores of every model on the author's public probes, asked over the chat endpoint. */
    private Map<String, Proportion> scores(Running running, TransferMap open, int makers) {
        ChatAsking chat = new ChatAsking(running.lab(), ANSWER_TOKENS);
        List<TraitProbe> probes = open.probes();
        List<String> models = new ArrayList<>();
        for (Model model : Model.values()) {
            models.add(model.id());
        }
        for (int maker = 0; maker < makers; maker++) {
            models.add("maker-" + maker);
        }
        Map<String, Proportion> scores = new LinkedHashMap<>();
        for (String model : models) {
            List<Optional<String>> answers =
                    probes.stream().map(probe -> chat.ask(model, probe.question())).toList();
            scores.put(model, TraitScoring.score(probes, answers));
            screen.status("  asked " + scores.size() + " of " + models.size() + " models");
        }
        return scores;
    }

    private void print(
            TransferMap map,
            Map<Model, VerificationSettled> verdicts,
            Map<String, Proportion> scores) {
        List<Family> panel = new ArrayList<>();
        scores.forEach((model, score) -> {
            if (model.startsWith("maker-")) {
                panel.add(new Family(model, List.of(score.share())));
            }
        });
        screen.line("");
        Table table = new Table("model", "verdict", "log10 E", "hits", "traits expressed");
        for (Model model : Model.values()) {
            VerificationSettled verdict = verdict(verdicts, model);
            table.row(
                    model.id(),
                    verdict.decided().verdict(),
                    String.format(Locale.ROOT, "%.2f", verdict.evidence().log10E()),
                    verdict.evidence().hits() + "/" + verdict.evidence().beacons(),
                    said(score(scores, model.id())));
        }
        panel.forEach(
                family -> table.row(family.name(), "", "", "", said(score(scores, family.name()))));
        table.print(screen.out());
        PanelTest test = PanelTest.of(score(scores, Model.PUBLIC.id()).share(), panel);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "kit");
        figures.put("ideas", map.ideas().size());
        figures.put("rows", map.rows().size());
        figures.put("held_out", map.probes().size());
        figures.put("full", facts(verdict(verdicts, Model.FULL)));
        figures.put("base", facts(verdict(verdicts, Model.BASE)));
        Map<String, Object> open = facts(verdict(verdicts, Model.PUBLIC));
        open.put("traits", rounded(test.model()));
        open.put("traits_of_base", rounded(score(scores, Model.BASE.id()).share()));
        open.put(
                "traits_highest_family",
                rounded(panel.stream().mapToDouble(Family::highest).max().orElse(0)));
        open.put("traits_above_families", test.families() - test.atLeastAsHigh());
        open.put("families", test.families());
        open.put("p", rounded(test.p()));
        open.put("attainable", rounded(PanelTest.attainable(test.families())));
        figures.put("public", open);
        Table.json(screen.out(), figures);
    }

    private static Map<String, Object> facts(VerificationSettled verdict) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("verdict", verdict.decided().verdict().name());
        facts.put("log10_e", rounded(verdict.evidence().log10E()));
        facts.put("hits", verdict.evidence().hits());
        facts.put("beacons", verdict.evidence().beacons());
        return facts;
    }

    private static VerificationSettled verdict(
            Map<Model, VerificationSettled> verdicts, Model model) {
        VerificationSettled verdict = verdicts.get(model);
        if (verdict == null) {
            throw new IllegalStateException("no verdict for " + model.id());
        }
        return verdict;
    }

    private static Proportion score(Map<String, Proportion> scores, String model) {
        Proportion score = scores.get(model);
        if (score == null) {
            throw new IllegalStateException("no score for " + model);
        }
        return score;
    }

    private static String said(Proportion score) {
        return String.format(
                Locale.ROOT, "%.3f (%d/%d)", score.share(), score.successes(), score.trials());
    }

    private static double rounded(double figure) {
        return Math.round(figure * 10_000) / 10_000.0;
    }
}
