package dev.semanticpassport.local.bench.lineage;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.weights.lineage.Anatomy;
import dev.semanticpassport.weights.lineage.Change;
import dev.semanticpassport.weights.lineage.MixtureOfParents;
import dev.semanticpassport.weights.lineage.Relation;
import dev.semanticpassport.weights.lineage.Relation.Direction;
import dev.semanticpassport.weights.lineage.Relation.Verdict;
import dev.semanticpassport.weights.lineage.Tracing;
import dev.semanticpassport.weights.lineage.TracingAdapters;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How often unrelated models and adapters of one architecture, data and recipe are called related,
 * how often related ones are, and how often it is told which was made of which.
 */
public final class LineageWeightsBench {
    private static final int STEPS = 300;
    private static final int ADAPTER_STEPS = 150;
    private static final int STRANGERS = 2;
    private static final int TELL_EVERY = 10;

    private final Path folder;
    private final PrintStream out;
    private final long seed;
    private final Map<String, Anatomy> models = new ConcurrentHashMap<>();
    private final Map<String, Change> adapters = new ConcurrentHashMap<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    /**
     * A bench in a folder.
     *
     * @param folder where the population stays
     */
    public LineageWeightsBench(Path folder, PrintStream out, long seed) {
        this.folder = folder;
        this.out = out;
        this.seed = seed;
    }

    /**
     * Runs all of it.
     *
     * @param count models and adapters
     * @param independent models that are trained from random numbers
     */
    public void run(int count, int independent) {
        Growing growing = new Growing(folder, out, new TinyTraining(STEPS, ADAPTER_STEPS));
        List<Member> plan = Plan.of(count, independent, seed);
        growing.grow(plan);
        for (Member member : plan) {
            if (member.kind() == Kind.TRAINED) {
                models.put(member.name(), model(growing, member));
            } else if (member.kind().adapter()) {
                adapters.put(member.name(), adapter(growing, member));
            }
        }
        List<Member> trained = plan.stream().filter(one -> one.kind() == Kind.TRAINED).toList();
        figures.put("bench", "lineage-weights");
        figures.put("models", plan.size());
        figures.put("trained_independently", trained.size());
        Rates strangers = new Rates();
        unrelated(trained, "models").forEach(figures::put);
        Descent descent = new Descent();
        Layers layers = new Layers();
        List<Member> made =
                plan.stream().filter(one -> !one.trained() && !one.kind().adapter()).toList();
        AtomicInteger done = new AtomicInteger();
        made.parallelStream()
                .forEach(member -> {
                    descend(growing, member, descent, layers);
                    strange(growing, member, trained, strangers);
                    told("descents", done.incrementAndGet(), made.size());
                });
        descent.print(out, "models made of models");
        table("made of models, beside models of other starts", strangers);
        layers.print(out);
        figures.put("power", descent.power());
        figures.put("direction", descent.direction());
        figures.put("pairs_related", descent.pairs());
        figures.put("power_by_kind", descent.powers());
        figures.put("layers_right", layers.right());
        figures.put("size_of_made_ones", strangers.shares());
        figures.put("pairs_of_made_ones", strangers.pairs());
        figures.put("adapters", adapters(plan));
        Table.json(out, figures);
    }

    /** All pairs of trained ones; those with one start in common and other data stand apart. */
    private Map<String, Object> unrelated(List<Member> trained, String what) {
        Rates own = new Rates();
        Rates shared = new Rates();
        Rates started = new Rates();
        Rates ownStarted = new Rates();
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, trained.size())
                .parallel()
                .forEach(i -> {
                    for (int j = 0; j < i; j++) {
                        Member one = trained.get(i);
                        Member other = trained.get(j);
                        Optional<Relation> relation = relation(one, other);
                        if (relation.isPresent()) {
                            boolean same = one.start() == other.start();
                            (same ? shared : own).add(relation.get().relatedP());
                            (same ? started : ownStarted).add(relation.get().startP());
                        }
                    }
                    told(what, done.incrementAndGet(), trained.size());
                });
        Rates all = own.plus(shared);
        table(what + ", all unrelated pairs: related", all);
        table(what + ", starts of their own: related", own);
        table(what + ", one start, other data: related", shared);
        table(what + ", starts of their own: a start in common", ownStarted);
        table(what + ", one start, other data: a start in common", started);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("size", all.shares());
        said.put("size_limits", all.limits());
        said.put("pairs_unrelated", all.pairs());
        said.put("size_one_start_other_data", shared.shares());
        said.put("pairs_one_start_other_data", shared.pairs());
        said.put("start_own", ownStarted.shares());
        said.put("start_shared", started.shares());
        return said;
    }

    private Map<String, Object> adapters(List<Member> plan) {
        List<Member> trained = plan.stream().filter(one -> one.kind() == Kind.ADAPTER).toList();
        Map<String, Object> said = unrelated(trained, "adapters");
        AtomicInteger done = new AtomicInteger();
        List<Member> made =
                plan.stream().filter(one -> !one.trained() && one.kind().adapter()).toList();
        Descent descent = new Descent();
        Rates strangers = new Rates();
        Rates siblings = new Rates();
        made.parallelStream()
                .forEach(member -> {
                    for (String parent : member.parents()) {
                        trace(parent, member.name(), random(parent, member.name()))
                                .ifPresent(relation ->
                                        descent.add(
                                                member.kind(),
                                                relation,
                                                rightly(member.kind(), relation)));
                    }
                    starts(plan, member)
                            .filter(one -> one.kind() == Kind.ADAPTER)
                            .filter(one -> !member.parents().contains(one.name()))
                            .map(Member::name)
                            .forEach(name ->
                                    trace(name, member.name(), random(name, member.name()))
                                            .ifPresent(one -> siblings.add(one.relatedP())));
                    List<Member> others =
                            trained.stream()
                                    .filter(one -> starts(plan, member).noneMatch(one::equals))
                                    .toList();
                    SplittableRandom random = random(member.name(), "strangers");
                    for (int i = 0; i < STRANGERS; i++) {
                        String other = others.get(random.nextInt(others.size())).name();
                        trace(other, member.name(), random(other, member.name()))
                                .ifPresent(relation -> strangers.add(relation.relatedP()));
                    }
                    told("adapters-descents", done.incrementAndGet(), made.size());
                });
        Bases bases = new Bases();
        bases.look(trained, adapters, models, seed);
        descent.print(out, "adapters made of adapters");
        table("adapters made of adapters, beside other authors'", strangers);
        table("adapters made of adapters, beside a parent's start on other data", siblings);
        bases.print(out);
        said.put("base", bases.figures());
        said.put("trained_independently", trained.size());
        said.put("power", descent.power());
        said.put("direction", descent.direction());
        said.put("pairs_related", descent.pairs());
        said.put("power_by_kind", descent.powers());
        said.put("size_of_made_ones", strangers.shares());
        said.put("pairs_of_made_ones", strangers.pairs());
        said.put("size_of_made_ones_one_start", siblings.shares());
        said.put("pairs_of_made_ones_one_start", siblings.pairs());
        return said;
    }

    private static java.util.stream.Stream<Member> starts(List<Member> plan, Member member) {
        List<Long> starts =
                plan.stream()
                        .filter(one -> member.parents().contains(one.name()))
                        .map(Member::start)
                        .toList();
        return plan.stream().filter(one -> starts.contains(one.start()));
    }

    private void descend(Growing growing, Member member, Descent descent, Layers layers) {
        Anatomy child = model(growing, member);
        List<Anatomy> parents =
                member.parents().stream().map(name -> parent(growing, name)).toList();
        boolean together = false;
        if (member.kind().told() == Kind.Told.PARENTS) {
            MixtureOfParents mixture = mixture(child, parents);
            together = mixture.putTogether();
            layers.add(member.kind(), mixture);
        }
        for (int i = 0; i < parents.size(); i++) {
            Relation relation =
                    trace(parents.get(i), child, random(member.parents().get(i), member.name()));
            descent.add(
                    member.kind(),
                    relation,
                    member.kind().told() == Kind.Told.PARENTS
                            ? together
                            : rightly(member.kind(), relation));
        }
    }

    private Anatomy parent(Growing growing, String name) {
        Anatomy known = models.get(name);
        return known != null ? known : model(growing.at(name));
    }

    /** What was made of one model, beside models that it has nothing of. */
    private void strange(Growing growing, Member member, List<Member> trained, Rates strangers) {
        Anatomy child = model(growing, member);
        List<Member> others =
                trained.stream().filter(one -> one.start() != member.start()).toList();
        SplittableRandom random = random(member.name(), "strangers");
        for (int i = 0; i < STRANGERS; i++) {
            Member other = others.get(random.nextInt(others.size()));
            Anatomy known = models.get(other.name());
            if (known != null) {
                strangers.add(trace(known, child, random(other.name(), member.name())).relatedP());
            }
        }
    }

    private static boolean rightly(Kind kind, Relation relation) {
        Direction wanted =
                switch (kind.told()) {
                    case EQUAL -> Direction.THE_SAME;
                    case PARENT, PARENTS, NOTHING -> Direction.SECOND_OF_FIRST;
                };
        return relation.verdict(Relation.LEVEL) == Verdict.RELATED
                && relation.said().direction() == wanted;
    }

    private Optional<Relation> relation(Member one, Member other) {
        SplittableRandom random = random(one.name(), other.name());
        if (one.kind().adapter()) {
            return trace(one.name(), other.name(), random);
        }
        Anatomy first = models.get(one.name());
        Anatomy second = models.get(other.name());
        return first == null || second == null
                ? Optional.empty()
                : Optional.of(trace(first, second, random));
    }

    private Optional<Relation> trace(String one, String other, SplittableRandom random) {
        Change first = adapters.get(one);
        Change second = adapters.get(other);
        try {
            return first == null || second == null
                    ? Optional.empty()
                    : TracingAdapters.trace(first, second, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Relation trace(Anatomy one, Anatomy other, SplittableRandom random) {
        try {
            return Tracing.trace(one, other, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MixtureOfParents mixture(Anatomy child, List<Anatomy> parents) {
        try {
            return MixtureOfParents.of(child, parents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SplittableRandom random(String one, String other) {
        return new SplittableRandom(31L * one.hashCode() + other.hashCode() + seed);
    }

    private static Anatomy model(Growing growing, Member member) {
        return model(growing.at(member));
    }

    private static Anatomy model(Path path) {
        try (Opened opened = Opening.open(path)) {
            return Anatomy.of(opened).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        }
    }

    private static Change adapter(Growing growing, Member member) {
        try (Opened opened = Opening.open(growing.at(member))) {
            return Change.of(opened);
        } catch (IOException e) {
            throw new UncheckedIOException(member.name() + ": " + e.getMessage(), e);
        }
    }

    private void told(String what, int done, int all) {
        if (done % TELL_EVERY == 0 || done == all) {
            out.println("PROGRESS " + what.replace(' ', '-') + "=" + done + " of=" + all);
        }
    }

    private void table(String what, Rates rates) {
        new Table(what, "pairs", "at 0.05", "at 0.01", "at 0.001")
                .row(
                        "share (95 % limits)",
                        rates.pairs(), rates.cell(0.05), rates.cell(0.01), rates.cell(0.001))
                .print(out);
    }
}
