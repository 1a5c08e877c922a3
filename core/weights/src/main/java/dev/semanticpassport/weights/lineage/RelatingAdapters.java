package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.Refusal.Kind;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.peft.Adapter;
import dev.semanticpassport.weights.peft.LowRankModule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/**
 * Do two adapters come from one training? Within a module the directions of an adapter have an
 * order and signs that only its random start gave them: an adapter from another start is as likely
 * with any other order and signs, whatever its base, data and recipe. So the likeness of directions
 * of equal place is held against that under random orders and signs. Two authors on one base are
 * not told apart by their subspaces, which overlap far more than random ones; by this they are.
 *
 * <p>Directions that were put in another order, merged and factored anew, or cut to another rank
 * hide what they share. A start that two trainings share, as with equal seeds, counts as kinship.
 */
public final class RelatingAdapters {
    private RelatingAdapters() {}

    /**
     * Compares them.
     *
     * @return empty where no module has the same shape in both
     * @throws RefusedException where the numbers cannot be read
     */
    public static Optional<Kinship> relate(
            Opened one, Opened other, int permutations, RandomGenerator random)
            throws RefusedException {
        SequencedMap<String, double[][]> likeness = likeness(one, other);
        if (likeness.isEmpty()) {
            return Optional.empty();
        }
        double[][] statistics = new double[permutations + 1][1];
        for (double[][] module : likeness.values()) {
            int rank = module.length;
            int[] order = new int[rank];
            for (int i = 0; i < rank; i++) {
                order[i] = i;
                statistics[0][0] += module[i][i];
            }
            for (int draw = 1; draw <= permutations; draw++) {
                shuffle(order, random);
                for (int i = 0; i < rank; i++) {
                    statistics[draw][0] += (random.nextBoolean() ? 1 : -1) * module[i][order[i]];
                }
            }
        }
        Standing standing = Standing.of(statistics);
        return Optional.of(
                new Kinship(
                        standing.pValue(),
                        standing.deviations(),
                        permutations,
                        likeness.size(),
                        Kinship.Layout.ROWS));
    }

    /** For each module that both have: cosines of every direction of one with each of the other. */
    private static SequencedMap<String, double[][]> likeness(Opened one, Opened other)
            throws RefusedException {
        Map<String, LowRankModule> others = new HashMap<>();
        adapter(other).modules().forEach(module -> others.put(module.module(), module));
        SequencedMap<String, double[][]> likeness = new LinkedHashMap<>();
        for (LowRankModule module : adapter(one).modules()) {
            LowRankModule match = others.get(module.module());
            if (match != null
                    && match.rank() == module.rank()
                    && match.inputs() == module.inputs()
                    && match.outputs() == module.outputs()) {
                likeness.put(module.module(), cosines(one, module, other, match));
            }
        }
        return likeness;
    }

    private static double[][] cosines(
            Opened one, LowRankModule module, Opened other, LowRankModule match)
            throws RefusedException {
        int rank = module.rank();
        float[] down = numbers(one, module.down());
        float[] otherDown = numbers(other, match.down());
        float[] up = numbers(one, module.up());
        float[] otherUp = numbers(other, match.up());
        int inputs = down.length / rank;
        int outputs = up.length / rank;
        double[][] cosines = new double[rank][rank];
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j < rank; j++) {
                cosines[i][j] =
                        cosine(down, i * inputs, otherDown, j * inputs, 1, inputs)
                                + cosine(up, i, otherUp, j, rank, outputs);
            }
        }
        return cosines;
    }

    private static double cosine(float[] a, int i, float[] b, int j, int step, int count) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int k = 0; k < count; k++) {
            double x = a[i + k * step];
            double y = b[j + k * step];
            product += x * y;
            first += x * x;
            second += y * y;
        }
        return first == 0 || second == 0 ? 0 : product / Math.sqrt(first) / Math.sqrt(second);
    }

    private static float[] numbers(Opened opened, TensorEntry tensor) throws RefusedException {
        OpenFile file = opened.files().getFirst();
        if (!tensor.element().readable() || tensor.elements() > 1L << 26) {
            throw new RefusedException(
                    Kind.UNSUPPORTED,
                    file.header().file(),
                    tensor.name(),
                    "is of a type or size whose numbers are not compared");
        }
        return file.mapped().read(bytes -> new Decoding().whole(bytes, tensor));
    }

    private static Adapter adapter(Opened opened) throws RefusedException {
        if (opened.contents() instanceof Contents.LowRank(var adapter)) {
            return adapter;
        }
        if (!opened.refusals().isEmpty()) {
            throw new RefusedException(opened.refusals().getFirst());
        }
        throw new RefusedException(
                Kind.UNSUPPORTED, opened.path().toString(), "", "is no low-rank adapter");
    }

    static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
