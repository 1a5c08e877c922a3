package dev.semanticpassport.recognition.relating;

import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tests whether answers are nearer to a panel's models than unrelated models' are. The controls are
 * the panel's own models, compared with models of other families at the same prompts; siblings are
 * not independent, so that a family counts by its nearest control. Safe for several threads.
 */
public final class KinshipWeighing {
    /** Models of the cohort from which is learnt what is usual; more tell hardly more. */
    private static final int MOST_MEMBERS = 100;

    /**
     * Models that are compared with all others; the cost of controls so grows by the panel's size.
     */
    private static final int MOST_CONTROLS = 300;

    private final Relating relating;
    private final List<Known> models;
    private final PanelControls controls;

    private record Known(String name, String family, Relating.Answers answers) {}

    private KinshipWeighing(Relating relating, List<Known> models) {
        this.relating = relating;
        this.models = List.copyOf(models);
        this.controls =
                new PanelControls(
                        relating,
                        models.stream().map(Known::answers).toList(),
                        models.stream().map(Known::family).toList(),
                        MOST_CONTROLS);
    }

    /**
     * Learns what is usual, and makes a panel's answers ready.
     *
     * @param cohort models that were asked the same prompts
     * @param panel each model with its family
     */
    public static KinshipWeighing learn(List<KnownModel> cohort, List<KnownModel> panel) {
        int step = Math.ceilDiv(cohort.size(), MOST_MEMBERS);
        List<KnownModel> members = new ArrayList<>();
        for (int i = 0; i < cohort.size(); i += Math.max(1, step)) {
            members.add(cohort.get(i));
        }
        Relating relating = new Relating(Contrasting.ofPairs(members));
        return new KinshipWeighing(
                relating,
                panel.stream()
                        .map(model ->
                                new Known(
                                        model.name(),
                                        model.family(),
                                        relating.answers(model.answers())))
                        .toList());
    }

    /**
     * Compares answers with every model of the panel that answered some of their prompts.
     *
     * @return the nearest first
     */
    public List<Kin> weigh(List<GivenAnswer> given) {
        Relating.Answers asked = relating.answers(given);
        Set<String> prompts = asked.ofPrompts().keySet();
        double[] spreads = new double[models.size()];
        double[] standings = new double[models.size()];
        List<Optional<Kinship>> kinships = new ArrayList<>();
        for (int model = 0; model < spreads.length; model++) {
            Relating.Answers answers = relating.restricted(models.get(model).answers(), prompts);
            spreads[model] = answers.spread();
            kinships.add(relating.compare(asked, answers));
            standings[model] = kinships.get(model).map(Kinship::standing).orElse(Double.NaN);
        }
        PanelControls.Shown shown = controls.show(prompts, spreads, standings);
        List<Kin> kin = new ArrayList<>();
        for (int model = 0; model < spreads.length; model++) {
            Known known = models.get(model);
            PanelControls.Beside beside = shown.models().get(model);
            kinships.get(model)
                    .ifPresent(kinship ->
                            kin.add(
                                    weighed(
                                            known,
                                            kinship,
                                            beside,
                                            shown.nearest(),
                                            relating.inOtherScripts(asked, known.answers()))));
        }
        kin.sort(
                Comparator.comparingDouble((Kin one) -> -one.kinship().standing())
                        .thenComparing(Kin::model));
        return kin;
    }

    private static Kin weighed(
            Known model,
            Kinship kinship,
            PanelControls.Beside beside,
            List<Double> nearest,
            int inOtherScripts) {
        long asNear = nearest.stream().filter(other -> other >= kinship.standing()).count();
        return new Kin(
                model.name(),
                model.family(),
                kinship,
                chance(beside.asNear(), beside.compared()),
                beside.compared(),
                chance(asNear, nearest.size()),
                nearest.size(),
                inOtherScripts);
    }

    private static double chance(long asNear, int families) {
        return (1.0 + asNear) / (1.0 + families);
    }

    /** How many models it knows. */
    public int size() {
        return models.size();
    }

    /**
     * The tree of the panel's models, by all prompts that two of them answered; empty where no two
     * could be compared.
     */
    public Optional<FamilyTree> tree() {
        boolean compared = models.size() < 2;
        double[][] likenesses = new double[models.size()][models.size()];
        for (int i = 0; i < models.size(); i++) {
            for (int j = 0; j < i; j++) {
                Optional<Kinship> kinship =
                        relating.compare(models.get(i).answers(), models.get(j).answers());
                compared |= kinship.isPresent();
                likenesses[i][j] = kinship.map(Kinship::likeness).orElse(0.0);
                likenesses[j][i] = likenesses[i][j];
            }
        }
        return compared
                ? Optional.of(
                        TreeDrawing.draw(models.stream().map(Known::name).toList(), likenesses))
                : Optional.empty();
    }
}
