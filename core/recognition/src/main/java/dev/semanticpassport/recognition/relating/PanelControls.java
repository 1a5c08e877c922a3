package dev.semanticpassport.recognition.relating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How near a panel's models come to models of other families: what the nearness of answers is
 * weighed by. Which models serve as controls depends on the panel alone. Safe for several threads.
 */
final class PanelControls {
    private final List<String> families;
    private final List<Integer> controls;
    private final Map<String, Integer> familyPlaces = new HashMap<>();
    private final PanelLikenesses likenesses;

    /**
     * What the controls show of one model.
     *
     * @param compared families of which a control was compared with it
     * @param asNear those of them of which one is as near to it as the answers are
     */
    record Beside(int compared, int asNear) {}

    /**
     * What the controls show at some prompts.
     *
     * @param models in order
     * @param nearest how near a control of each family came to any model of another; families that
     *     could not be compared are left out
     */
    record Shown(List<Beside> models, List<Double> nearest) {
        Shown {
            models = List.copyOf(models);
            nearest = List.copyOf(nearest);
        }
    }

    /**
     * @param families of the models, in order
     * @param most controls; where there are more models, each family gives one before any gives
     *     another
     */
    PanelControls(
            Relating relating, List<Relating.Answers> models, List<String> families, int most) {
        this.families = List.copyOf(families);
        this.controls = chosen(families, most);
        families.forEach(family -> familyPlaces.putIfAbsent(family, familyPlaces.size()));
        this.likenesses = new PanelLikenesses(relating, models, controls);
    }

    private static List<Integer> chosen(List<String> families, int most) {
        if (families.size() <= most) {
            return IntStream.range(0, families.size()).boxed().toList();
        }
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int place = 0; place < families.size(); place++) {
            members.computeIfAbsent(families.get(place), _ -> new ArrayList<>()).add(place);
        }
        List<Integer> chosen = new ArrayList<>();
        for (int turn = 0; chosen.size() < most; turn++) {
            for (List<Integer> family : members.values()) {
                if (turn < family.size() && chosen.size() < most) {
                    chosen.add(family.get(turn));
                }
            }
        }
        return chosen.stream().sorted().toList();
    }

    /**
     * Compares the controls with all models.
     *
     * @param prompts to compare at
     * @param spreads of the models at these
     * @param standings of the answers to each model; NaN where they could not be compared
     */
    Shown show(Collection<String> prompts, double[] spreads, double[] standings) {
        List<short[][]> rows = prompts.stream().map(likenesses::of).toList();
        BitSet[] compared = bits(families.size());
        BitSet[] asNear = bits(families.size());
        double[] nearest = new double[familyPlaces.size()];
        Arrays.fill(nearest, Double.NaN);
        for (int row = 0; row < controls.size(); row++) {
            int control = controls.get(row);
            int family = familyPlaces.getOrDefault(families.get(control), 0);
            double[] near = standings(rows, row, spreads);
            for (int model = 0; model < near.length; model++) {
                boolean sibling = families.get(model).equals(families.get(control));
                if (!sibling && !Double.isNaN(near[model])) {
                    compared[model].set(family);
                    if (near[model] >= standings[model]) {
                        asNear[model].set(family);
                    }
                    nearest[family] =
                            Double.isNaN(nearest[family])
                                    ? near[model]
                                    : Math.max(nearest[family], near[model]);
                }
            }
        }
        return new Shown(
                IntStream.range(0, compared.length)
                        .mapToObj(model ->
                                new Beside(
                                        compared[model].cardinality(), asNear[model].cardinality()))
                        .toList(),
                Arrays.stream(nearest).filter(value -> !Double.isNaN(value)).boxed().toList());
    }

    /** How near a control is to each model; NaN where they were not compared. */
    private double[] standings(List<short[][]> rows, int row, double[] spreads) {
        int[] sums = new int[spreads.length];
        int[] prompts = new int[spreads.length];
        for (short[][] ofPrompt : rows) {
            short[] steps = ofPrompt[row];
            for (int model = 0; model < steps.length; model++) {
                if (steps[model] != PanelLikenesses.NONE) {
                    sums[model] += steps[model];
                    prompts[model]++;
                }
            }
        }
        double[] standings = new double[spreads.length];
        double own = spreads[controls.get(row)];
        for (int model = 0; model < standings.length; model++) {
            standings[model] =
                    prompts[model] == 0
                            ? Double.NaN
                            : Relating.standing(sums[model], prompts[model], own, spreads[model]);
        }
        return standings;
    }

    private static BitSet[] bits(int size) {
        return IntStream.range(0, size).mapToObj(_ -> new BitSet()).toArray(BitSet[]::new);
    }
}
