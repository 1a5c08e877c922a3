package dev.semanticpassport.meaning.theming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds themes: Ward's clusters of passages, of which only those stay that have words of their own
 * within what surrounds them. So the hierarchy has as many children and levels as the words bear
 * out, not two and all.
 */
public final class Theming {
    /** Of a part's telling stems so many are asked whether they are the whole's. */
    private static final int ASKED = 4;

    private final ThemingSettings settings;
    private final List<Unit> units;
    private final List<WardClustering.Joining> joinings;
    private final int[] sample;
    private final Map<Integer, Integer> everywhere;

    private Theming(List<Unit> units, ThemingSettings settings) {
        this.units = units;
        this.settings = settings;
        this.sample = sample(units.size(), settings.mostPoints());
        this.everywhere = passagesWith(IntStream.range(0, units.size()).boxed().toList());
        double[][] points = Vectors.of(units, sample, settings.nearness(), settings.belonging());
        double[][] sampled = new double[sample.length][];
        for (int i = 0; i < sample.length; i++) {
            sampled[i] = points[sample[i]];
        }
        this.joinings = WardClustering.cluster(sampled);
        members = members(points);
    }

    /** Units of each cluster: of the sample's points, and of what is nearest to them. */
    private final List<List<Integer>> members;

    /** The themes of these passages; none where there are too few. */
    public static List<Theme> themes(List<Unit> units, ThemingSettings settings) {
        if (units.size() < 2 * settings.fewestPassages()) {
            return List.of();
        }
        return new Theming(units, settings).themes();
    }

    private List<Theme> themes() {
        int root = sample.length + joinings.size() - 1;
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            all.add(i);
        }
        return within(root, all, 0);
    }

    /** Themes among the clusters of a cluster, judged against a surrounding theme. */
    private List<Theme> within(int cluster, List<Integer> around, int depth) {
        List<Theme> themes = new ArrayList<>();
        if (cluster < sample.length || depth > settings.deepest()) {
            return themes;
        }
        WardClustering.Joining joining = joinings.get(cluster - sample.length);
        Map<Integer, Integer> surrounding = passagesWith(around);
        for (int part : new int[] {joining.left(), joining.right()}) {
            List<Integer> own = members.get(part);
            if (own.size() < settings.fewestPassages()) {
                continue;
            }
            List<Integer> telling =
                    own.size() > settings.largestShare() * around.size()
                            ? List.of()
                            : telling(own, around.size(), surrounding);
            if (telling.size() >= settings.fewestTelling()) {
                themes.add(new Theme(own, telling, parts(own, within(part, own, depth + 1))));
            } else {
                themes.addAll(within(part, around, depth));
            }
        }
        return themes;
    }

    /**
     * Without those that are no parts of the theme but speak of it as a whole: their words come up
     * in its other parts as well, more than outside of it. What is narrower than such a one is a
     * part itself.
     */
    private List<Theme> parts(List<Integer> own, List<Theme> narrower) {
        Map<Integer, Integer> inOwn = passagesWith(own);
        return narrower.stream()
                .flatMap(theme ->
                        speaksOfTheWhole(theme, own.size(), inOwn)
                                ? theme.narrower().stream()
                                : Stream.of(theme))
                .toList();
    }

    private boolean speaksOfTheWhole(Theme theme, int own, Map<Integer, Integer> inOwn) {
        int size = theme.units().size();
        Map<Integer, Integer> inside = passagesWith(theme.units());
        List<Integer> asked = theme.telling().stream().limit(ASKED).toList();
        long shared =
                asked.stream()
                        .filter(stem -> {
                            int here = inside.getOrDefault(stem, 0);
                            return LogLikelihood.ofExcess(
                                            inOwn.getOrDefault(stem, 0) - here,
                                            own - size,
                                            everywhere.getOrDefault(stem, 0) - here,
                                            units.size() - size)
                                    >= settings.surprise();
                        })
                        .count();
        return shared * 2 >= asked.size();
    }

    private List<Integer> telling(
            List<Integer> own, int around, Map<Integer, Integer> surrounding) {
        Map<Integer, Integer> inside = passagesWith(own);
        record Scored(int stem, double surprise) {}
        return inside.entrySet().stream()
                .filter(entry -> entry.getValue() >= Math.max(2, settings.telling() * own.size()))
                .map(entry ->
                        new Scored(
                                entry.getKey(),
                                LogLikelihood.ofExcess(
                                        entry.getValue(),
                                        own.size(),
                                        surrounding.getOrDefault(entry.getKey(), entry.getValue()),
                                        around)))
                .filter(scored -> scored.surprise() >= settings.surprise())
                .sorted(
                        Comparator.<Scored>comparingDouble(scored -> -scored.surprise())
                                .thenComparingInt(Scored::stem))
                .limit(settings.mostTelling())
                .map(Scored::stem)
                .toList();
    }

    private Map<Integer, Integer> passagesWith(List<Integer> own) {
        Map<Integer, Integer> with = new HashMap<>();
        for (int unit : own) {
            Set<Integer> seen = new HashSet<>();
            for (int stem : units.get(unit).stems()) {
                if (seen.add(stem)) {
                    with.merge(stem, 1, Integer::sum);
                }
            }
        }
        return with;
    }

    private static int[] sample(int count, int most) {
        if (count <= most) {
            int[] all = new int[count];
            Arrays.setAll(all, i -> i);
            return all;
        }
        int[] some = new int[most];
        Arrays.setAll(some, i -> (int) ((long) i * count / most));
        return some;
    }

    private List<List<Integer>> members(double[][] points) {
        List<List<Integer>> own = new ArrayList<>();
        for (int i = 0; i < sample.length; i++) {
            own.add(new ArrayList<>());
        }
        Map<Integer, Integer> place = new TreeMap<>();
        for (int i = 0; i < sample.length; i++) {
            place.put(sample[i], i);
        }
        int[] home = new int[points.length];
        Arrays.parallelSetAll(
                home,
                i -> {
                    Integer at = place.get(i);
                    return at == null ? nearest(points, points[i]) : at;
                });
        for (int i = 0; i < points.length; i++) {
            own.get(home[i]).add(i);
        }
        for (WardClustering.Joining joining : joinings) {
            List<Integer> both = new ArrayList<>(own.get(joining.left()));
            both.addAll(own.get(joining.right()));
            both.sort(Comparator.naturalOrder());
            own.add(both);
        }
        return own;
    }

    private int nearest(double[][] points, double[] point) {
        int best = 0;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < sample.length; i++) {
            double dot = Vectors.dot(point, points[sample[i]]);
            if (dot > most) {
                most = dot;
                best = i;
            }
        }
        return best;
    }
}
