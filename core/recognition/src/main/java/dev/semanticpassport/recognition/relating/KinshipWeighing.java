package dev.semanticpassport.recognition.relating;

import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tests whether answers are nearer to a panel's models than unrelated models' are. The controls are
 * the panel's own models, compared with models of other families at the same prompts; siblings are
 * not independent, so that a family counts by its nearest model. Safe for several threads.
 */
public final class KinshipWeighing {
    /** Models of the cohort from which is learnt what is usual; more tell hardly more. */
    private static final int MOST_MEMBERS = 100;

    private final Relating relating;
    private final List<Known> models;

    private record Known(String name, String family, Relating.Answers answers) {}

    /** A pair of the panel's models. */
    private record Pair(Known one, Known other, Kinship kinship) {}

    private KinshipWeighing(Relating relating, List<Known> models) {
        this.relating = relating;
        this.models = List.copyOf(models);
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
        List<Known> known =
                models.stream()
                        .map(model ->
                                new Known(
                                        model.name(),
                                        model.family(),
                                        relating.restricted(model.answers(), prompts)))
                        .toList();
        List<Pair> pairs = unrelated(known);
        Map<String, Double> nearestOfAny = new HashMap<>();
        for (Pair pair : pairs) {
            double standing = pair.kinship().standing();
            nearestOfAny.merge(pair.one().family(), standing, Math::max);
            nearestOfAny.merge(pair.other().family(), standing, Math::max);
        }
        List<Kin> kin = new ArrayList<>();
        for (Known model : known) {
            relating.compare(asked, model.answers())
                    .ifPresent(kinship ->
                            kin.add(
                                    weighed(
                                            model,
                                            kinship,
                                            nearest(model, pairs),
                                            nearestOfAny,
                                            relating.inOtherScripts(asked, model.answers()))));
        }
        kin.sort(
                Comparator.comparingDouble((Kin one) -> -one.kinship().standing())
                        .thenComparing(Kin::model));
        return kin;
    }

    private static Kin weighed(
            Known model,
            Kinship kinship,
            Map<String, Double> nearest,
            Map<String, Double> nearestOfAny,
            int inOtherScripts) {
        return new Kin(
                model.name(),
                model.family(),
                kinship,
                chance(kinship, nearest),
                nearest.size(),
                chance(kinship, nearestOfAny),
                nearestOfAny.size(),
                inOtherScripts);
    }

    private static double chance(Kinship kinship, Map<String, Double> nearest) {
        long asNear =
                nearest.values().stream().filter(other -> other >= kinship.standing()).count();
        return (1.0 + asNear) / (1.0 + nearest.size());
    }

    /** All pairs of models of two families. */
    private List<Pair> unrelated(List<Known> known) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            for (int j = 0; j < i; j++) {
                Known one = known.get(i);
                Known other = known.get(j);
                if (!one.family().equals(other.family())) {
                    relating.compare(one.answers(), other.answers())
                            .ifPresent(kinship -> pairs.add(new Pair(one, other, kinship)));
                }
            }
        }
        return pairs;
    }

    /** How near each family comes to a model that is not of it. */
    private static Map<String, Double> nearest(Known model, List<Pair> pairs) {
        Map<String, Double> nearest = new HashMap<>();
        for (Pair pair : pairs) {
            if (pair.one().name().equals(model.name())) {
                nearest.merge(pair.other().family(), pair.kinship().standing(), Math::max);
            }
            if (pair.other().name().equals(model.name())) {
                nearest.merge(pair.one().family(), pair.kinship().standing(), Math::max);
            }
        }
        return nearest;
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
