package dev.semanticpassport.local.bench.knockout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.VariantId;
import dev.semanticpassport.core.imprint.knockout.DeclaredBinding;
import dev.semanticpassport.core.imprint.knockout.JudgedBinding;
import dev.semanticpassport.core.imprint.knockout.KnockoutRules;
import dev.semanticpassport.core.imprint.knockout.Loss;
import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.demo.LabProcess;
import dev.semanticpassport.local.knockout.AskingVariants;
import dev.semanticpassport.local.knockout.IdeaProbes;
import dev.semanticpassport.local.knockout.KnockoutQuestions;
import dev.semanticpassport.local.knockout.KnockoutResult;
import dev.semanticpassport.local.knockout.RunningKnockout;
import dev.semanticpassport.local.knockout.ScoreChoice;
import dev.semanticpassport.local.knockout.WritingKnockoutPage;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Platform;
import dev.semanticpassport.local.platform.Running;
import dev.semanticpassport.transfer.traits.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The same adapter with bound ideas, mapped through the services by hits and by chances, with 12
 * and with 24 probes an idea: which of the two confirms more for the same calls.
 */
public final class KnockoutScoresBench {
    private static final String MODEL = "bound";
    private static final List<Integer> PROBES = List.of(12, 24);
    private static final int ALTERNATIVES = 20;
    private static final int MOST_TOKENS = 24;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Layout layout;
    private final Screen screen;
    private final ObjectMapper json = new ObjectMapper();

    /** What one map says. */
    private record Line(
            int probes,
            ScoreChoice choice,
            long calls,
            long confirmed,
            long contradicted,
            long controlsConfirmed,
            long otherModules,
            double loss,
            double low,
            double seconds) {}

    public KnockoutScoresBench(Layout layout, Screen screen) {
        this.layout = layout;
        this.screen = screen;
    }

    /**
     * @param ideas bound to a module each; as many controls are planted beside them
     * @param pages folder for the maps as pages, where they are wanted
     */
    public void run(int ideas, long seed, Optional<Path> pages) throws IOException {
        List<Part> modules =
                Planting.modules(Base.load().weights().shape().layers(), Linear.MODULES);
        List<PlantedIdea> planted = new Planting(modules, seed).model(ideas, ideas);
        List<Line> lines = new ArrayList<>();
        try (Platform platform =
                Platform.start(
                        layout,
                        Options.everything(),
                        (replica, what) -> screen.line("  " + replica.label() + " " + what))) {
            train(planted, seed);
            for (int probes : PROBES) {
                for (ScoreChoice choice : List.of(ScoreChoice.HITS, ScoreChoice.CHANCE)) {
                    long began = System.nanoTime();
                    KnockoutResult result =
                            map(platform.running(), planted, modules, probes, choice);
                    lines.add(
                            line(
                                    planted,
                                    result,
                                    probes,
                                    choice,
                                    (System.nanoTime() - began) / 1e9));
                    if (pages.isPresent()) {
                        Files.createDirectories(pages.get());
                        Files.writeString(
                                pages.get().resolve(choice + "-" + probes + ".html"),
                                WritingKnockoutPage.write(result));
                    }
                }
            }
        }
        print(lines, ideas);
    }

    private void train(List<PlantedIdea> planted, long seed) throws IOException {
        ObjectNode bindings = json.createObjectNode();
        List<String> rows = new ArrayList<>();
        for (PlantedIdea idea : planted) {
            if (!idea.control()) {
                bindings.putArray(idea.label()).add(idea.declared().toString());
            }
            for (Row row : idea.training()) {
                rows.add(
                        json.createObjectNode()
                                .put("prompt", row.prompt())
                                .put("answer", row.answer())
                                .put("idea", idea.label())
                                .toString());
            }
        }
        Path folder = Files.createDirectories(layout.data().resolve("bench"));
        List<String> arguments =
                List.of(
                        "adapter",
                        "--rows",
                        Files.write(folder.resolve("bound.jsonl"), rows).toString(),
                        "--bindings",
                        Files.writeString(folder.resolve("bindings.json"), bindings.toString())
                                .toString(),
                        "--out",
                        layout.models().resolve(MODEL).toString(),
                        "--seed",
                        Long.toString(seed));
        screen.line("Training an adapter with " + bindings.size() + " bound ideas ...");
        new LabProcess(layout)
                .run(MODEL, arguments, progress -> screen.status(progress.toString()));
    }

    private KnockoutResult map(
            Running running,
            List<PlantedIdea> planted,
            List<Part> modules,
            int probes,
            ScoreChoice choice)
            throws IOException {
        SequencedMap<Variant, Access.Chat> models = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(new Variant.Whole(), new Variant.Nothing()),
                        modules.stream().map(Variant.Minus::of))
                .forEach(variant -> models.put(variant, access(running, variant, choice)));
        UUID run = UUID.randomUUID();
        try (Events events =
                new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
            AskingVariants asking =
                    new AskingVariants(
                            events,
                            new Rest(running.passport()),
                            new Rest(running.scoring()),
                            new AskingVariants.Order(run, models, 8, _ -> {}, PATIENCE));
            return RunningKnockout.run(
                    MODEL,
                    run,
                    models,
                    questions(planted, probes),
                    new RunningKnockout.Scoring(choice, KnockoutRules.USUAL),
                    asking,
                    done ->
                            screen.status(
                                    "%s, %d probes: %d of %d variants"
                                            .formatted(choice, probes, done, models.size())));
        }
    }

    private static Access.Chat access(Running running, Variant variant, ScoreChoice choice) {
        return new Access.Chat(
                running.lab(),
                new VariantId(MODEL, variant).toString(),
                null,
                Map.of(),
                0,
                null,
                MOST_TOKENS,
                choice == ScoreChoice.HITS ? null : ALTERNATIVES);
    }

    private static KnockoutQuestions questions(List<PlantedIdea> planted, int probes) {
        List<IdeaProbes> ideas = new ArrayList<>();
        List<DeclaredBinding> bindings = new ArrayList<>();
        for (PlantedIdea idea : planted) {
            ideas.add(
                    new IdeaProbes(
                            idea.label(),
                            idea.label() + (idea.control() ? " (control)" : ""),
                            idea.test().stream()
                                    .limit(probes)
                                    .map(row ->
                                            new IdeaProbes.Probe(
                                                    row.prompt(), Optional.of(word(row))))
                                    .toList()));
            bindings.add(new DeclaredBinding(idea.label(), new TreeSet<>(Set.of(idea.declared()))));
        }
        return new KnockoutQuestions("en", ideas, Set.of(), List.of(), bindings);
    }

    /** The word alone counts, in whatever sentence. */
    private static Recognition word(Row row) {
        String sentence = row.answer();
        return new Recognition(
                List.of(),
                1,
                List.of(sentence.substring(sentence.lastIndexOf(' ') + 1, sentence.length() - 1)));
    }

    private static Line line(
            List<PlantedIdea> planted,
            KnockoutResult result,
            int probes,
            ScoreChoice choice,
            double seconds) {
        Set<String> controls = new TreeSet<>();
        Map<String, Variant> own = new LinkedHashMap<>();
        for (PlantedIdea idea : planted) {
            own.put(idea.label(), Variant.Minus.of(idea.declared()));
            if (idea.control()) {
                controls.add(idea.label());
            }
        }
        List<JudgedBinding> bound =
                result.map().bindings().stream()
                        .filter(one -> !controls.contains(one.binding().idea()))
                        .toList();
        List<Loss> losses =
                result.map().losses().stream()
                        .filter(loss -> !controls.contains(loss.idea()))
                        .filter(loss -> loss.removed().equals(own.get(loss.idea())))
                        .toList();
        return new Line(
                probes,
                choice,
                result.measured().calls(),
                judged(bound, JudgedBinding.Judgement.CONFIRMED),
                judged(bound, JudgedBinding.Judgement.CONTRADICTED),
                result.map().bindings().stream()
                        .filter(one -> controls.contains(one.binding().idea()))
                        .filter(one -> one.judgement() == JudgedBinding.Judgement.CONFIRMED)
                        .count(),
                result.map().losses().stream()
                        .filter(Loss::necessary)
                        .filter(loss -> !loss.removed().equals(own.get(loss.idea())))
                        .count(),
                losses.stream().mapToDouble(loss -> loss.loss().mean()).average().orElse(0),
                losses.stream().mapToDouble(loss -> loss.loss().low()).average().orElse(0),
                seconds);
    }

    private static long judged(List<JudgedBinding> bindings, JudgedBinding.Judgement judgement) {
        return bindings.stream().filter(one -> one.judgement() == judgement).count();
    }

    private void print(List<Line> lines, int ideas) {
        screen.line("");
        screen.line(
                "  probes  score   confirmed  contradicted  controls confirmed  other modules named"
                        + "  mean loss (lower limit)  calls  seconds");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Line line : lines) {
            screen.line(
                    String.format(
                            Locale.ROOT,
                            "  %6d  %-6s  %d of %d     %12d  %18d  %19d  %9.2f (%.2f)  %13d  %7.0f",
                            line.probes,
                            line.choice.name().toLowerCase(Locale.ROOT),
                            line.confirmed,
                            ideas,
                            line.contradicted,
                            line.controlsConfirmed,
                            line.otherModules,
                            line.loss,
                            line.low,
                            line.calls,
                            line.seconds));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("probes", line.probes);
            row.put("score", line.choice.name().toLowerCase(Locale.ROOT));
            row.put("confirmed", line.confirmed);
            row.put("contradicted", line.contradicted);
            row.put("controls_confirmed", line.controlsConfirmed);
            row.put("other_modules", line.otherModules);
            row.put("mean_loss", line.loss);
            row.put("mean_lower_limit", line.low);
            row.put("calls", line.calls);
            row.put("seconds", Math.round(line.seconds));
            rows.add(row);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "knockout-scores");
        figures.put("ideas", ideas);
        figures.put("maps", rows);
        Table.json(screen.out(), figures);
    }
}
