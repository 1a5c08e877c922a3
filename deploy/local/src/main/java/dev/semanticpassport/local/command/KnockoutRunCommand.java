package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.VariantId;
import dev.semanticpassport.core.imprint.knockout.DeclaredBinding;
import dev.semanticpassport.core.imprint.knockout.KnockoutRules;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.knockout.AskingVariants;
import dev.semanticpassport.local.knockout.KnockoutQuestions;
import dev.semanticpassport.local.knockout.KnockoutResult;
import dev.semanticpassport.local.knockout.LlamaCppServer;
import dev.semanticpassport.local.knockout.PlannedVariants;
import dev.semanticpassport.local.knockout.PlannedVariants.Grain;
import dev.semanticpassport.local.knockout.QuestionsSource;
import dev.semanticpassport.local.knockout.RunningKnockout;
import dev.semanticpassport.local.knockout.ScoreChoice;
import dev.semanticpassport.local.knockout.WritingKnockoutJson;
import dev.semanticpassport.local.knockout.WritingKnockoutPage;
import dev.semanticpassport.local.knockout.WritingKnockoutText;
import dev.semanticpassport.local.platform.Running;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import dev.semanticpassport.weights.variants.WritingVariants;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Maps which parts of an adapter its ideas need, through the running platform. */
@CommandLine.Command(
        name = "run",
        description = {
            "Ask an adapter's ideas of it and of its variants, and map which parts they need.",
            "",
            "Each variant is a verification without a passport, submitted as an event; the questions",
            "are a probe set. No beacon is asked.",
            "",
            "  passport knockout run --adapter-model mine --ideas ideas.json",
            "  passport knockout run --adapter-model mine --passport ID --modules --html map.html",
            "  passport knockout run --adapter-model mine --adapter DIR --ideas FILE \\",
            "      --endpoint http://HOST:8000/v1 --base-model BASE            (vLLM)"
        },
        mixinStandardHelpOptions = true)
public final class KnockoutRunCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Option(
            names = "--adapter-model",
            required = true,
            paramLabel = "ID",
            description = "The adapter's id at the endpoint; its variants have this before a ~.")
    private String model = "";

    @CommandLine.ArgGroup(multiplicity = "1")
    private Source source = new Source();

    /** Where the questions come from. */
    static final class Source {
        @CommandLine.Option(
                names = "--ideas",
                paramLabel = "FILE",
                description = "Ideas with their questions.")
        private @Nullable Path ideas;

        @CommandLine.Option(
                names = "--kit",
                paramLabel = "DIR",
                description = "A kit: its ideas, with the questions of their traits and rows.")
        private @Nullable Path kit;

        @CommandLine.Option(
                names = "--passport",
                paramLabel = "ID",
                description = "A passport of the platform: its public kit.")
        private @Nullable UUID passport;
    }

    @CommandLine.Option(
            names = "--adapter",
            paramLabel = "PATH",
            description =
                    "The adapter's files, which tell its modules (default: the platform's own"
                            + " model of that id).")
    private @Nullable Path adapter;

    @CommandLine.Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "Base URL of an OpenAI-compatible API, up to and with its version (default:"
                            + " the platform's own tiny models).")
    private @Nullable URI endpoint;

    @CommandLine.Option(
            names = "--secret",
            paramLabel = "NAME",
            description = "Name of the endpoint's key (see `passport secret set`).")
    private @Nullable String secret;

    @CommandLine.Option(
            names = "--base-model",
            paramLabel = "ID",
            description = "The model below the adapter (default: the adapter's id with ~nothing).")
    private @Nullable String base;

    @CommandLine.Option(
            names = "--switch",
            paramLabel = "URL",
            description =
                    "A llama.cpp server that serves one variant at a time, and was started with"
                            + " those of `knockout variants --format gguf`; it is the endpoint.")
    private @Nullable URI switched;

    @CommandLine.Option(names = "--layers", description = "Each layer; so where nothing is said.")
    private boolean layers;

    @CommandLine.Option(names = "--modules", description = "Each module of each layer.")
    private boolean modules;

    @CommandLine.Option(names = "--pairs", description = "Each two layers.")
    private boolean pairs;

    @CommandLine.Option(
            names = "--least-loss",
            defaultValue = "0.2",
            paramLabel = "SCORE",
            description = "A loss up to this is none (default: ${DEFAULT-VALUE}).")
    private double leastLoss;

    @CommandLine.Option(
            names = "--alpha",
            defaultValue = "0.05",
            description = "Share of false findings allowed on average (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @CommandLine.Option(
            names = "--least-probes",
            defaultValue = "12",
            description = "Fewer answers measure nothing (default: ${DEFAULT-VALUE}).")
    private int leastProbes;

    @CommandLine.Option(
            names = "--score",
            defaultValue = "auto",
            paramLabel = "SCORE",
            description =
                    "auto: by the chance that the endpoint gives to a right answer where it tells"
                            + " it for all answers about an idea, else by hits; chance; hits"
                            + " (default: ${DEFAULT-VALUE}).")
    private Score score = Score.auto;

    /** As the command line names them. */
    private enum Score {
        auto(ScoreChoice.AUTO),
        chance(ScoreChoice.CHANCE),
        hits(ScoreChoice.HITS);

        private final ScoreChoice choice;

        Score(ScoreChoice choice) {
            this.choice = choice;
        }
    }

    @CommandLine.Option(
            names = "--alternatives",
            defaultValue = "20",
            description =
                    "Alternatives to each token that are asked for, 0 to 20; some endpoints give"
                            + " fewer (default: ${DEFAULT-VALUE}).")
    private int alternatives;

    @CommandLine.Option(
            names = "--max-tokens",
            defaultValue = "48",
            description = "Most tokens of one answer (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @CommandLine.Option(
            names = "--at-once",
            defaultValue = "16",
            description = "Variants that are asked side by side (default: ${DEFAULT-VALUE}).")
    private int atOnce;

    @CommandLine.Option(
            names = "--patience",
            defaultValue = "1800",
            paramLabel = "SECONDS",
            description =
                    "How long variants asked side by side may take (default: ${DEFAULT-VALUE}).")
    private long patienceSeconds;

    @CommandLine.Option(
            names = "--run",
            paramLabel = "UUID",
            description = "Goes on with a run that was interrupted (default: a new one).")
    private @Nullable UUID run;

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the map as JSON, too.")
    private @Nullable Path out;

    @CommandLine.Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write it as Markdown, too.")
    private @Nullable Path markdown;

    @CommandLine.Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write it as a page, too.")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        Running running = data.running();
        NavigableSet<Part> parts = parts();
        int layerCount = parts.last().layer() + 1;
        KnockoutQuestions questions = questions(running, layerCount);
        List<SortedSet<Part>> declared =
                questions.bindings().stream().map(DeclaredBinding::parts).toList();
        SequencedMap<Variant, Access.Chat> models = new LinkedHashMap<>();
        PlannedVariants.of(parts, declared, grains())
                .forEach(variant -> models.put(variant, access(running, variant)));
        UUID id = run == null ? UUID.randomUUID() : run;
        System.out.printf(
                "run %s: %d variants, %d questions each%n",
                id, models.size(), questions.prompts().size());
        try (Events events =
                new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
            AskingVariants asking =
                    new AskingVariants(
                            events,
                            new Rest(running.passport()),
                            new Rest(running.scoring()),
                            new AskingVariants.Order(
                                    id,
                                    models,
                                    switched == null ? atOnce : 1,
                                    switching(),
                                    Duration.ofSeconds(patienceSeconds)));
            KnockoutResult result =
                    RunningKnockout.run(
                            model,
                            id,
                            models,
                            questions,
                            new RunningKnockout.Scoring(
                                    score.choice,
                                    new KnockoutRules(leastLoss, alpha, .95, leastProbes, .1)),
                            asking,
                            done -> System.out.printf("asked %d of %d%n", done, models.size()));
            write(result);
        }
        return 0;
    }

    private void write(KnockoutResult result) throws IOException {
        System.out.print(WritingKnockoutText.text(result));
        if (out != null) {
            Files.writeString(out, WritingKnockoutJson.json(result).toPrettyString() + "\n");
        }
        if (markdown != null) {
            Files.writeString(markdown, WritingKnockoutText.markdown(result));
        }
        if (html != null) {
            Files.writeString(html, WritingKnockoutPage.write(result));
        }
    }

    private NavigableSet<Part> parts() throws IOException {
        Path files = adapter == null ? data.layout().models().resolve(model) : adapter;
        try (Opened opened = Opening.open(files)) {
            return WritingVariants.of(opened).parts();
        }
    }

    private KnockoutQuestions questions(Running running, int layerCount) throws IOException {
        if (source.ideas != null) {
            return QuestionsSource.ofIdeas(source.ideas);
        }
        if (source.kit != null) {
            return QuestionsSource.ofKit(source.kit);
        }
        return QuestionsSource.ofPassport(
                new Rest(running.passport()),
                java.util.Objects.requireNonNull(source.passport),
                layerCount);
    }

    private Set<Grain> grains() {
        Set<Grain> grains = EnumSet.noneOf(Grain.class);
        if (layers || (!modules && !pairs)) {
            grains.add(Grain.LAYERS);
        }
        if (modules) {
            grains.add(Grain.MODULES);
        }
        if (pairs) {
            // what a pair loses says something only beside what each of the two loses
            grains.addAll(Set.of(Grain.PAIRS, Grain.LAYERS));
        }
        return grains;
    }

    private Access.Chat access(Running running, Variant variant) {
        boolean below = variant instanceof Variant.Nothing && base != null;
        String id = below ? String.valueOf(base) : new VariantId(model, variant).toString();
        return new Access.Chat(address(running), id, secret, Map.of(), 0, null, maxTokens)
                .withAlternatives(score == Score.hits ? null : alternatives);
    }

    private URI address(Running running) {
        if (switched != null) {
            return URI.create(switched.toString().replaceFirst("/+(v1/*)?$", "") + "/v1");
        }
        return endpoint == null ? running.lab() : endpoint;
    }

    private AskingVariants.Switching switching() {
        if (switched == null) {
            return _ -> {};
        }
        LlamaCppServer server = new LlamaCppServer(switched, Optional.empty());
        return variant -> {
            if (variant instanceof Variant.Nothing) {
                server.applyNone();
            } else {
                server.apply(WritingVariants.fileName(variant, model) + ".gguf");
            }
        };
    }
}
