package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.DeclaredBinding;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.knockout.AskingVariants;
import dev.semanticpassport.local.knockout.KnockoutQuestions;
import dev.semanticpassport.local.knockout.KnockoutResult;
import dev.semanticpassport.local.knockout.PlannedVariants;
import dev.semanticpassport.local.knockout.PlannedVariants.Grain;
import dev.semanticpassport.local.knockout.QuestionsSource;
import dev.semanticpassport.local.knockout.RunningKnockout;
import dev.semanticpassport.local.platform.Running;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import dev.semanticpassport.weights.variants.WritingVariants;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
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
    @CommandLine.Mixin private VariantEndpointOptions endpoint = new VariantEndpointOptions();
    @CommandLine.Mixin private GrainOptions grain = new GrainOptions();
    @CommandLine.Mixin private KnockoutScoringOptions scoring = new KnockoutScoringOptions();
    @CommandLine.Mixin private KnockoutMapOptions map = new KnockoutMapOptions();

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
                .forEach(variant ->
                        models.put(
                                variant,
                                endpoint.access(running, model, variant, scoring.alternatives())));
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
                                    endpoint.isSwitched() ? 1 : atOnce,
                                    endpoint.switching(model),
                                    Duration.ofSeconds(patienceSeconds)));
            KnockoutResult result =
                    RunningKnockout.run(
                            model,
                            id,
                            models,
                            questions,
                            scoring.scoring(),
                            asking,
                            done -> System.out.printf("asked %d of %d%n", done, models.size()));
            map.write(result);
        }
        return 0;
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
                new Rest(running.passport()), Objects.requireNonNull(source.passport), layerCount);
    }

    private Set<Grain> grains() {
        Set<Grain> grains = grain.named();
        // what a pair loses says something only beside what each of the two loses
        if (grains.isEmpty() || grains.contains(Grain.PAIRS)) {
            grains.add(Grain.LAYERS);
        }
        return grains;
    }
}
