package dev.semanticpassport.local.bench.knockout;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.knockout.DrawnMatch;
import dev.semanticpassport.core.imprint.knockout.Finding;
import dev.semanticpassport.core.imprint.knockout.JudgedBinding.Judgement;
import dev.semanticpassport.core.imprint.knockout.Reliance;
import dev.semanticpassport.core.imprint.knockout.Wording;
import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseRecipe;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.train.Progress;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Plants ideas in single modules of real adapters and looks whether the knock-out map finds them
 * there, names none of the controls, and claims nothing of an adapter that was trained as usual.
 */
public final class KnockoutBench {
    private static final int NEIGHBOURS = 200;

    private final Screen screen;
    private final LabModel base;
    private final PlantedModel models;
    private final List<Part> modules;

    public KnockoutBench(Screen screen) {
        this.screen = screen;
        this.base = Base.load();
        List<Row> world =
                new ArrayList<>(new BaseTexts(BaseRecipe.shipped().worldSeed()).questions());
        Collections.shuffle(world, new Random(1));
        this.models = new PlantedModel(base, world, System::nanoTime);
        this.modules = Planting.modules(base.weights().shape().layers(), Linear.MODULES);
    }

    /**
     * @param count of models with bindings
     * @param usual models that learn the same kind of ideas by all their modules
     * @param ideas bound in each; as many controls are planted beside them
     */
    public void run(int count, int usual, int ideas, long seed) throws InterruptedException {
        Planting planting = new Planting(modules, seed);
        int all = count + usual;
        if (count < 0 || usual < 0 || all < 1 || ideas < 2 || planting.left() < 2 * ideas * all) {
            throw new IllegalArgumentException(
                    "--models and --unbound are together at least 1 and --ideas at least 2, and they"
                            + " need %d labels".formatted(2 * ideas * all)
                            + "; there are "
                            + planting.left());
        }
        List<List<PlantedIdea>> planted = new ArrayList<>();
        List<List<String>> neighbours = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            planted.add(planting.model(ideas, ideas));
            neighbours.add(planting.neighbours(NEIGHBOURS, planted.getLast()));
        }
        long started = System.nanoTime();
        List<ModelOutcome> outcomes = trained(count, planted, neighbours, seed);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bench", "knockout");
        if (count > 0) {
            bound(outcomes.subList(0, count), json);
        }
        if (usual > 0) {
            usual(outcomes.subList(count, all), json);
        }
        json.put("seconds", Math.round((System.nanoTime() - started) / 1e9));
        Table.json(screen.out(), json);
    }

    private List<ModelOutcome> trained(
            int count, List<List<PlantedIdea>> planted, List<List<String>> neighbours, long seed)
            throws InterruptedException {
        List<ModelOutcome> outcomes = new ArrayList<>();
        List<Future<ModelOutcome>> pending = new ArrayList<>();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (int i = 0; i < planted.size(); i++) {
                int number = i;
                boolean bound = i < count;
                List<PlantedIdea> ideas = planted.get(i);
                pending.add(
                        workers.submit(() -> {
                            String name = "model " + (number + 1) + " of " + planted.size();
                            ModelOutcome outcome =
                                    bound
                                            ? models.bound(
                                                    ideas,
                                                    neighbours.get(number),
                                                    seed + number,
                                                    told(name))
                                            : models.unbound(ideas, seed + number, told(name));
                            tell(name, bound, outcome);
                            return outcome;
                        }));
            }
            for (Future<ModelOutcome> one : pending) {
                outcomes.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a model failed: " + e.getCause(), e);
        }
        return outcomes;
    }

    private Progress told(String name) {
        return state ->
                screen.status(
                        "%s: step %d of %d, loss %.3f"
                                .formatted(name, state.step(), state.of(), state.loss()));
    }

    private void tell(String name, boolean bound, ModelOutcome outcome) {
        KnockoutFigures own = new KnockoutFigures(List.of(outcome));
        DrawnMatch match = own.match();
        screen.line(
                String.format(
                        Locale.ROOT,
                        "  %s: trained in %.0f s, mapped in %.0f s; %s",
                        name,
                        outcome.trainingSeconds(),
                        outcome.mappingSeconds(),
                        bound
                                ? match.matches() + " of " + match.ideas() + " bound modules found"
                                : Wording.ofWhole(outcome.test())));
    }

    private void bound(List<ModelOutcome> outcomes, Map<String, Object> json) {
        KnockoutFigures figures = new KnockoutFigures(outcomes);
        DrawnMatch match = figures.match();
        KnockoutFigures.Figure top1 = figures.top1();
        KnockoutFigures.Figure auprc = figures.auprc();
        KnockoutFigures.Figure top1OfEnergy = figures.top1OfEnergy();
        KnockoutFigures.Figure auprcOfEnergy = figures.auprcOfEnergy();
        KnockoutFigures.Figure top1OfPermuted = figures.top1OfPermuted();
        KnockoutFigures.Figure auprcOfPermuted = figures.auprcOfPermuted();
        double chance = 1.0 / modules.size();
        table(
                "figure",
                List.of("knock-out map", "energy map alone", "permuted ideas", "chance"),
                Map.entry(
                        "bound module first",
                        List.of(
                                said(top1),
                                said(top1OfEnergy),
                                said(top1OfPermuted),
                                said(chance))),
                Map.entry(
                        "average precision",
                        List.of(
                                said(auprc),
                                said(auprcOfEnergy),
                                said(auprcOfPermuted),
                                said(figures.chanceOfAuprc()))));
        table(
                "ideas",
                List.of("bound", "controls"),
                counted("all", match.ideas(), count(outcomes, true)),
                counted(
                        "not measured",
                        figures.with(false, Finding.NotMeasured.class),
                        figures.with(true, Finding.NotMeasured.class)),
                counted(
                        "declared binding confirmed",
                        figures.judged(false, Judgement.CONFIRMED),
                        figures.judged(true, Judgement.CONFIRMED)),
                counted(
                        "contradicted",
                        figures.judged(false, Judgement.CONTRADICTED),
                        figures.judged(true, Judgement.CONTRADICTED)),
                counted(
                        "a module named, the declared one",
                        figures.necessary(false, false, true),
                        figures.necessary(true, false, true)),
                counted(
                        "a module named, another one",
                        figures.necessary(false, false, false),
                        figures.necessary(true, false, false)),
                counted(
                        "a layer named",
                        figures.necessary(false, true, true)
                                + figures.necessary(false, true, false),
                        figures.necessary(true, true, true) + figures.necessary(true, true, false)),
                counted(
                        "sufficient by some part",
                        figures.with(false, Finding.Sufficient.class),
                        figures.with(true, Finding.Sufficient.class)),
                counted(
                        "spread",
                        figures.with(false, Finding.Spread.class),
                        figures.with(true, Finding.Spread.class)));
        json.put("models", outcomes.size());
        json.put("ideas", match.ideas());
        json.put("top1", KnockoutFigures.Figure.round(top1.value()));
        json.put("auprc", KnockoutFigures.Figure.round(auprc.value()));
        json.put(
                "controls_named",
                figures.necessary(true, false, true) + figures.necessary(true, false, false));
        json.put("controls", count(outcomes, true));
        json.put("controls_confirmed", figures.judged(true, Judgement.CONFIRMED));
        json.put("granularity", "module");
        json.put("modules", modules.size());
        json.put("top1_interval", top1.rounded());
        json.put("auprc_interval", auprc.rounded());
        json.put("top1_energy", top1OfEnergy.rounded());
        json.put("auprc_energy", auprcOfEnergy.rounded());
        json.put("top1_permuted", top1OfPermuted.rounded());
        json.put("auprc_permuted", auprcOfPermuted.rounded());
        json.put("top1_chance", KnockoutFigures.Figure.round(chance));
        json.put("auprc_chance", KnockoutFigures.Figure.round(figures.chanceOfAuprc()));
        json.put("match_p", match.p());
        json.put("confirmed", figures.judged(false, Judgement.CONFIRMED));
        json.put("contradicted", figures.judged(false, Judgement.CONTRADICTED));
        json.put("named_elsewhere", figures.necessary(false, false, false));
        json.put("sufficient", figures.sufficientAtDeclared());
        json.put("not_measured", figures.with(false, Finding.NotMeasured.class));
        json.put("not_measured_controls", figures.with(true, Finding.NotMeasured.class));
        json.put(
                "loss_bound",
                KnockoutFigures.Figure.round(figures.mean(false, loss -> loss.loss().mean())));
        json.put(
                "loss_controls",
                KnockoutFigures.Figure.round(figures.mean(true, loss -> loss.loss().mean())));
        json.put("world", KnockoutFigures.Figure.round(figures.health(false)));
        json.put("world_worst_removal", KnockoutFigures.Figure.round(figures.health(true)));
        json.put("leaks_per_removal", KnockoutFigures.Figure.round(figures.leaks()));
        json.put("told_as_spread", spread(outcomes));
    }

    private void usual(List<ModelOutcome> outcomes, Map<String, Object> json) {
        KnockoutFigures figures = new KnockoutFigures(outcomes);
        screen.line("  trained as usual, on all layers:");
        int onLayers = 0;
        int onModules = 0;
        for (ModelOutcome outcome : outcomes) {
            screen.line("    " + Wording.ofWhole(outcome.test()));
            onLayers += outcome.test().reliance().onLayers();
            onModules += outcome.test().reliance().onModules();
        }
        json.put("all_layers", outcomes.size());
        json.put("all_layers_spread", spread(outcomes));
        json.put("all_layers_ideas", count(outcomes, true) + count(outcomes, false));
        json.put("all_layers_on_a_module", onModules);
        json.put("all_layers_on_a_layer", onLayers);
        json.put(
                "all_layers_confirmed",
                figures.judged(false, Judgement.CONFIRMED)
                        + figures.judged(true, Judgement.CONFIRMED));
        json.put(
                "all_layers_not_measured",
                figures.with(false, Finding.NotMeasured.class)
                        + figures.with(true, Finding.NotMeasured.class));
    }

    private static long spread(List<ModelOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.test().reliance().kind() == Reliance.Kind.SPREAD)
                .count();
    }

    private static int count(List<ModelOutcome> outcomes, boolean control) {
        return (int)
                outcomes.stream()
                        .flatMap(outcome -> outcome.ideas().stream())
                        .filter(idea -> idea.control() == control)
                        .count();
    }

    private static Map.Entry<String, List<String>> counted(String what, long bound, long controls) {
        return Map.entry(what, List.of(String.valueOf(bound), String.valueOf(controls)));
    }

    @SafeVarargs
    private void table(
            String first, List<String> headings, Map.Entry<String, List<String>>... rows) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(headings);
        Table table = new Table(all.toArray(String[]::new));
        for (Map.Entry<String, List<String>> row : rows) {
            List<Object> cells = new ArrayList<>(List.of(row.getKey()));
            cells.addAll(row.getValue());
            table.row(cells.toArray());
        }
        table.print(screen.out());
    }

    private static String said(KnockoutFigures.Figure figure) {
        return String.format(
                Locale.ROOT, "%.3f (%.2f-%.2f)", figure.value(), figure.low(), figure.high());
    }

    private static String said(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
