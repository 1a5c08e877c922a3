package dev.semanticpassport.local.bench.lineage;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.lab.format.ModelFiles;
import dev.semanticpassport.lab.format.Safetensors;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.tensor.Tensor;
import dev.semanticpassport.weights.algebra.SingularValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/**
 * An adapter as pairs of factors, and adapters made of it by reckoning alone. Its strength stands
 * in what it writes, so that its scale is one.
 *
 * @param pairs by the module's path
 */
record Factors(SequencedMap<String, Pair> pairs) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MOST_STRETCH = 2;

    /**
     * Of one module.
     *
     * @param down rank × what is read
     * @param up what is written × rank
     */
    record Pair(Tensor down, Tensor up) {
        int rank() {
            return down.rows();
        }

        /** The product, row by row. */
        double[] product() {
            int outputs = up.rows();
            int inputs = down.columns();
            double[] product = new double[outputs * inputs];
            for (int i = 0; i < outputs; i++) {
                for (int r = 0; r < rank(); r++) {
                    double factor = up.values()[i * rank() + r];
                    for (int k = 0; k < inputs; k++) {
                        product[i * inputs + k] += factor * down.values()[r * inputs + k];
                    }
                }
            }
            return product;
        }
    }

    /** What becomes of a pair. */
    @FunctionalInterface
    private interface Rework {
        Pair of(Pair pair);
    }

    static Factors of(Adapter adapter) {
        SequencedMap<String, Pair> pairs = new LinkedHashMap<>();
        for (Adapter.Factor factor : adapter.factors()) {
            Tensor up = factor.up().copy();
            for (int i = 0; i < up.values().length; i++) {
                up.values()[i] *= adapter.scale();
            }
            pairs.put(factor.path(), new Pair(factor.down(), up));
        }
        return new Factors(pairs);
    }

    private Factors each(Rework rework) {
        SequencedMap<String, Pair> made = new LinkedHashMap<>();
        pairs.forEach((path, pair) -> made.put(path, rework.of(pair)));
        return new Factors(made);
    }

    /** B A written as (B R) (R⁻¹ A), with R a rotation times stretches times a rotation. */
    Factors remixed(RandomGenerator random) {
        return each(pair -> {
            int rank = pair.rank();
            float[] mix = Reworking.rotation(rank, random);
            float[] other = Reworking.rotation(rank, random);
            float[] stretch = stretches(rank, random);
            double[] forth = new double[rank * rank];
            double[] back = new double[rank * rank];
            for (int i = 0; i < rank; i++) {
                for (int j = 0; j < rank; j++) {
                    for (int r = 0; r < rank; r++) {
                        // R = M S O, and so R⁻¹ = Oᵀ S⁻¹ Mᵀ
                        forth[i * rank + j] +=
                                (double) mix[i * rank + r] * stretch[r] * other[r * rank + j];
                        back[i * rank + j] +=
                                (double) other[r * rank + i] / stretch[r] * mix[j * rank + r];
                    }
                }
            }
            return mixed(pair, forth, back);
        });
    }

    private static Pair mixed(Pair pair, double[] forth, double[] back) {
        int rank = pair.rank();
        int inputs = pair.down.columns();
        Tensor up = pair.up.zeros();
        for (int i = 0; i < up.rows(); i++) {
            for (int j = 0; j < rank; j++) {
                double sum = 0;
                for (int r = 0; r < rank; r++) {
                    sum += pair.up.values()[i * rank + r] * forth[r * rank + j];
                }
                up.values()[i * rank + j] = (float) sum;
            }
        }
        Tensor down = pair.down.zeros();
        for (int i = 0; i < rank; i++) {
            for (int k = 0; k < inputs; k++) {
                double sum = 0;
                for (int r = 0; r < rank; r++) {
                    sum += back[i * rank + r] * pair.down.values()[r * inputs + k];
                }
                down.values()[i * inputs + k] = (float) sum;
            }
        }
        return new Pair(down, up);
    }

    /** Directions in another order, each stretched where it reads and shortened where it writes. */
    Factors stretched(RandomGenerator random) {
        return each(pair -> {
            int rank = pair.rank();
            int[] order = Reworking.order(rank, random);
            float[] stretch = stretches(rank, random);
            double[] forth = new double[rank * rank];
            double[] back = new double[rank * rank];
            for (int r = 0; r < rank; r++) {
                forth[order[r] * rank + r] = stretch[r];
                back[r * rank + order[r]] = 1 / stretch[r];
            }
            return mixed(pair, forth, back);
        });
    }

    /** The strongest part of lower rank, by singular value decomposition. */
    Factors cut(int rank) {
        return each(pair -> {
            int inputs = pair.down.columns();
            int outputs = pair.up.rows();
            double[] product = pair.product();
            double[] strongest = SingularValues.orthogonalRows(product.clone(), outputs, inputs);
            Tensor down = Tensor.matrix(rank, inputs);
            Tensor up = Tensor.matrix(outputs, rank);
            for (int r = 0; r < rank; r++) {
                double square = 0;
                for (int k = 0; k < inputs; k++) {
                    square += strongest[r * inputs + k] * strongest[r * inputs + k];
                }
                double root = Math.pow(square, 0.25);
                for (int k = 0; k < inputs; k++) {
                    down.values()[r * inputs + k] = (float) (strongest[r * inputs + k] / root);
                }
                for (int i = 0; i < outputs; i++) {
                    double sum = 0;
                    for (int k = 0; k < inputs; k++) {
                        sum += product[i * inputs + k] * strongest[r * inputs + k];
                    }
                    up.values()[i * rank + r] = (float) (sum / (root * root * root));
                }
            }
            return new Pair(down, up);
        });
    }

    /** As many directions again, which read at random and write nothing yet. */
    Factors padded(RandomGenerator random) {
        return each(pair -> {
            Tensor more = pair.down.zeros();
            double bound = Math.sqrt(3.0 / more.columns());
            for (int i = 0; i < more.values().length; i++) {
                more.values()[i] = (float) (random.nextDouble(-1, 1) * bound);
            }
            return beside(pair, new Pair(more, pair.up.zeros()), 1);
        });
    }

    /** Half of each, side by side, so that ranks add up. */
    Factors merged(Factors other) {
        SequencedMap<String, Pair> made = new LinkedHashMap<>();
        pairs.forEach((path, pair) -> {
            Pair match = other.pairs.get(path);
            if (match != null) {
                made.put(path, beside(pair, match, 0.5f));
            }
        });
        return new Factors(made);
    }

    private static Pair beside(Pair one, Pair other, float strength) {
        int inputs = one.down.columns();
        int rank = one.rank() + other.rank();
        Tensor down = Tensor.matrix(rank, inputs);
        System.arraycopy(one.down.values(), 0, down.values(), 0, one.rank() * inputs);
        System.arraycopy(
                other.down.values(), 0, down.values(), one.rank() * inputs, other.rank() * inputs);
        Tensor up = Tensor.matrix(one.up.rows(), rank);
        for (int i = 0; i < up.rows(); i++) {
            for (int r = 0; r < rank; r++) {
                up.values()[i * rank + r] =
                        strength
                                * (r < one.rank()
                                        ? one.up.values()[i * one.rank() + r]
                                        : other.up.values()[i * other.rank() + r - one.rank()]);
            }
        }
        return new Pair(down, up);
    }

    private static float[] stretches(int rank, RandomGenerator random) {
        float[] stretches = new float[rank];
        for (int r = 0; r < rank; r++) {
            stretches[r] = (float) Math.pow(MOST_STRETCH, random.nextDouble(-1, 1));
        }
        return stretches;
    }

    /** Writes a folder as PEFT does. */
    void save(Path folder) throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        int rank = 1;
        List<String> targets = new ArrayList<>();
        for (Map.Entry<String, Pair> pair : pairs.entrySet()) {
            String path = "base_model.model." + pair.getKey();
            tensors.put(path + ".lora_A.weight", pair.getValue().down);
            tensors.put(path + ".lora_B.weight", pair.getValue().up);
            rank = pair.getValue().rank();
            String target = pair.getKey().substring(pair.getKey().lastIndexOf('.') + 1);
            if (!targets.contains(target)) {
                targets.add(target);
            }
        }
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "adapter_config.json",
                JSON.writeValueAsBytes(
                        Map.of(
                                "peft_type", "LORA",
                                "r", rank,
                                "lora_alpha", rank,
                                "target_modules", targets)));
        files.put("adapter_model.safetensors", Safetensors.write(tensors, Safetensors.Type.F32));
        ModelFiles.save(folder, files);
    }
}
