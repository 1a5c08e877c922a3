package dev.semanticpassport.weights.lineage;

import dev.semanticpassport.weights.ModuleName;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.TensorEntry;
import dev.semanticpassport.weights.decoding.Decoding;
import dev.semanticpassport.weights.opening.OpenFile;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.working.Together;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Does one model's training begin where another's stands? The coordinates of what passes from layer
 * to layer have an order that only the random start gave them: a model from another start is as
 * likely with any other order of all its coordinates, whatever its architecture, data and recipe.
 * So the likeness of the matrices that read those coordinates is held against that under random
 * orders. Each unit is compared with the most like unit of the other model, so that their order,
 * length and sign do not count, nor do further training, rounding and pruning as long as the most
 * like one stays.
 *
 * <p>Coordinates that were put in another order or rotated throughout hide what is shared. A start
 * that two trainings share, as with equal seeds, counts as kinship.
 */
public final class RelatingModels {
    /** Parts whose columns are the coordinates, in the words of the layouts in use. */
    private static final List<String> READERS =
            List.of(
                    "q_proj",
                    "k_proj",
                    "v_proj",
                    "gate_proj",
                    "up_proj",
                    "attn_q",
                    "attn_k",
                    "attn_v",
                    "ffn_gate",
                    "ffn_up",
                    "query",
                    "key",
                    "value",
                    "intermediate.dense");

    private static final int MOST_LAYERS = 8;
    private static final int UNITS = 32;
    private static final int OTHER_UNITS = 512;
    private static final long LARGEST = 1L << 26;

    private RelatingModels() {}

    /**
     * Compares them, with the second's numbers taken row by row and column by column.
     *
     * @return empty where they have no such matrices of one shape
     * @throws RefusedException where the numbers cannot be read
     */
    public static Optional<Kinship> relate(
            Opened one, Opened other, int permutations, RandomGenerator random)
            throws RefusedException {
        Optional<Kinship> rows =
                relate(one, other, permutations, random.nextLong(), Kinship.Layout.ROWS);
        if (rows.isEmpty()) {
            return rows;
        }
        return relate(one, other, permutations, random.nextLong(), Kinship.Layout.COLUMNS)
                .map(columns -> rows.get().orRather(columns));
    }

    private static Optional<Kinship> relate(
            Opened one, Opened other, int permutations, long seed, Kinship.Layout layout)
            throws RefusedException {
        List<UnitPair> pairs = pairs(one, other, layout);
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        int width = pairs.getFirst().width();
        List<String> parts = pairs.stream().map(UnitPair::part).distinct().toList();
        List<double[]> draws =
                Together.each(
                        IntStream.rangeClosed(0, permutations).boxed().toList(),
                        draw -> {
                            int[] order = order(width, draw, seed);
                            double[] likeness = new double[parts.size()];
                            for (UnitPair pair : pairs) {
                                likeness[parts.indexOf(pair.part())] += pair.likeness(order);
                            }
                            return likeness;
                        });
        Standing standing = Standing.of(draws.toArray(double[][]::new));
        return Optional.of(
                new Kinship(
                        standing.pValue(),
                        standing.deviations(),
                        permutations,
                        pairs.size(),
                        layout));
    }

    /** The first draw is the order as it is. */
    private static int[] order(int width, int draw, long seed) {
        int[] order = IntStream.range(0, width).toArray();
        if (draw > 0) {
            Drawing.shuffle(order, new java.util.SplittableRandom(seed + draw));
        }
        return order;
    }

    private static List<UnitPair> pairs(Opened one, Opened other, Kinship.Layout layout)
            throws RefusedException {
        SequencedMap<String, Found> first = readers(one);
        Map<String, Found> second = new HashMap<>(readers(other));
        List<UnitPair> pairs = new ArrayList<>();
        for (Map.Entry<String, Found> entry : first.entrySet()) {
            Found match = second.get(entry.getKey());
            List<Long> shape = entry.getValue().tensor.shape();
            if (match != null
                    && match.tensor.shape().getLast().equals(shape.getLast())
                    && (pairs.isEmpty() || pairs.getFirst().width() == shape.getLast())) {
                pairs.add(
                        UnitPair.of(
                                ModuleName.of(entry.getKey()).part(),
                                entry.getValue().numbers(Kinship.Layout.ROWS),
                                match.numbers(layout),
                                Math.toIntExact(shape.getLast()),
                                UNITS,
                                OTHER_UNITS));
            }
        }
        return pairs;
    }

    private record Found(OpenFile file, TensorEntry tensor) {

        float[] numbers(Kinship.Layout layout) throws RefusedException {
            float[] numbers = file.mapped().read(bytes -> new Decoding().whole(bytes, tensor));
            return switch (layout) {
                case ROWS -> numbers;
                case COLUMNS -> turned(numbers);
            };
        }

        private float[] turned(float[] numbers) {
            int columns = Math.toIntExact(tensor.shape().getLast());
            int rows = numbers.length / columns;
            float[] turned = new float[numbers.length];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    turned[i * columns + j] = numbers[j * rows + i];
                }
            }
            return turned;
        }
    }

    private static SequencedMap<String, Found> readers(Opened opened) {
        SequencedMap<String, Found> found = new LinkedHashMap<>();
        for (OpenFile file : opened.files()) {
            for (TensorEntry tensor : file.header().tensors()) {
                ModuleName name = ModuleName.of(tensor.name());
                boolean reads =
                        READERS.stream()
                                .anyMatch(part ->
                                        name.part().equals(part)
                                                || name.part().endsWith("." + part));
                if (reads
                        && name.layer().orElse(MOST_LAYERS) < MOST_LAYERS
                        && tensor.isMatrix()
                        && tensor.element().readable()
                        && tensor.elements() <= LARGEST
                        && tensor.elements() > 0) {
                    found.putIfAbsent(tensor.name(), new Found(file, tensor));
                }
            }
        }
        return found;
    }
}
