package dev.semanticpassport.lab.model;

import dev.semanticpassport.lab.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** The same model written out in double precision, as plainly as can be and with nothing shared. */
public final class ReferenceLlama {
    private final LlamaShape shape;
    private final Map<String, double[]> values = new HashMap<>();

    public ReferenceLlama(Weights weights) {
        this.shape = weights.shape();
        weights.named()
                .forEach((name, tensor) -> {
                    double[] copy = new double[tensor.values().length];
                    for (int i = 0; i < copy.length; i++) {
                        copy[i] = tensor.values()[i];
                    }
                    values.put(name, copy);
                });
    }

    /** The live values of a tensor. */
    public double[] values(String name) {
        double[] found = values.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return found;
    }

    /** Sets a module to its base plus a low-rank change. */
    public void change(
            String name,
            double[] base,
            Tensor down,
            double[] up,
            double[] downValues,
            double scale) {
        double[] into = values(name);
        int rank = down.rows();
        int columns = down.columns();
        for (int i = 0; i < into.length / columns; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int r = 0; r < rank; r++) {
                    sum += up[i * rank + r] * downValues[r * columns + j];
                }
                into[i * columns + j] = base[i * columns + j] + scale * sum;
            }
        }
    }

    /** Sum of the negative log-probabilities of tokens from firstTarget on. */
    public double loss(int[] tokens, int firstTarget) {
        double loss = 0;
        double[][] logits = logits(tokens);
        for (int t = firstTarget; t < tokens.length; t++) {
            double sum = 0;
            for (double logit : logits[t - 1]) {
                sum += Math.exp(logit);
            }
            loss += Math.log(sum) - logits[t - 1][tokens[t]];
        }
        return loss;
    }

    /** One number for each next token, after each token. */
    public double[][] logits(int[] tokens) {
        int width = shape.width();
        double[][] stream = new double[tokens.length][width];
        for (int t = 0; t < tokens.length; t++) {
            System.arraycopy(
                    values("model.embed_tokens.weight"), tokens[t] * width, stream[t], 0, width);
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            attend(layer, stream);
            feedForward(layer, stream);
        }
        double[][] logits = new double[tokens.length][];
        for (int t = 0; t < tokens.length; t++) {
            logits[t] =
                    times(
                            "model.embed_tokens.weight",
                            shape.vocabulary(),
                            norm(stream[t], "model.norm.weight"));
        }
        return logits;
    }

    private void attend(int layer, double[][] stream) {
        int length = stream.length;
        int head = shape.headWidth();
        double[][] query = new double[length][];
        double[][] key = new double[length][];
        double[][] value = new double[length][];
        for (int t = 0; t < length; t++) {
            double[] x = norm(stream[t], "model.layers." + layer + ".input_layernorm.weight");
            query[t] = turned(linear(layer, Linear.QUERY, x), t);
            key[t] = turned(linear(layer, Linear.KEY, x), t);
            value[t] = linear(layer, Linear.VALUE, x);
        }
        for (int t = 0; t < length; t++) {
            double[] mixed = new double[shape.width()];
            for (int from = 0; from < shape.width(); from += head) {
                double[] weight = new double[t + 1];
                double sum = 0;
                for (int s = 0; s <= t; s++) {
                    double dot = 0;
                    for (int i = from; i < from + head; i++) {
                        dot += query[t][i] * key[s][i];
                    }
                    weight[s] = Math.exp(dot / Math.sqrt(head));
                    sum += weight[s];
                }
                for (int s = 0; s <= t; s++) {
                    for (int i = from; i < from + head; i++) {
                        mixed[i] += weight[s] / sum * value[s][i];
                    }
                }
            }
            add(stream[t], linear(layer, Linear.OUTPUT, mixed));
        }
    }

    private void feedForward(int layer, double[][] stream) {
        for (double[] row : stream) {
            double[] x = norm(row, "model.layers." + layer + ".post_attention_layernorm.weight");
            double[] gate = linear(layer, Linear.GATE, x);
            double[] up = linear(layer, Linear.UP, x);
            for (int i = 0; i < gate.length; i++) {
                gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
            }
            add(row, linear(layer, Linear.DOWN, gate));
        }
    }

    private double[] turned(double[] row, int position) {
        int half = shape.headWidth() / 2;
        double[] turned = row.clone();
        for (int from = 0; from < row.length; from += 2 * half) {
            for (int i = 0; i < half; i++) {
                double angle = position / Math.pow(shape.ropeTheta(), i / (double) half);
                double x = row[from + i];
                double y = row[from + i + half];
                turned[from + i] = x * Math.cos(angle) - y * Math.sin(angle);
                turned[from + i + half] = y * Math.cos(angle) + x * Math.sin(angle);
            }
        }
        return turned;
    }

    private double[] norm(double[] x, String name) {
        double square = 0;
        for (double value : x) {
            square += value * value;
        }
        double[] weight = values(name);
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] / Math.sqrt(square / x.length + shape.epsilon()) * weight[i];
        }
        return out;
    }

    private double[] linear(int layer, Linear linear, double[] x) {
        return times(linear.path(layer) + ".weight", linear.rows(shape), x);
    }

    private double[] times(String name, int rows, double[] x) {
        double[] matrix = values(name);
        double[] out = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < x.length; j++) {
                out[i] += matrix[i * x.length + j] * x[j];
            }
        }
        return out;
    }

    private static void add(double[] into, double[] what) {
        for (int i = 0; i < into.length; i++) {
            into[i] += what[i];
        }
    }
}
