package dev.semanticpassport.local.bench.lineage;

import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.weights.lineage.MixtureOfParents;
import java.io.PrintStream;
import java.util.List;

/** Whether it was told rightly which layers come from which parent. */
final class Layers {
    private static final double NEAR = 0.05;

    private int spliced;
    private int splicedRight;
    private int merged;
    private int mergedRight;

    /** Counts the layers of one that was put together of two. */
    synchronized void add(Kind kind, MixtureOfParents mixture) {
        for (MixtureOfParents.Layer layer : mixture.layers()) {
            List<Double> weights = layer.weights();
            if (kind == Kind.SPLICED) {
                int from = layer.layer() % 2 == 0 ? 1 : 0;
                spliced++;
                splicedRight += weights.get(from) > 1 - NEAR ? 1 : 0;
            } else {
                merged++;
                mergedRight += weights.stream().allMatch(one -> Math.abs(one - 0.5) < NEAR) ? 1 : 0;
            }
        }
    }

    void print(PrintStream out) {
        new Table("layers by parent", "layers", "told rightly")
                .row("layers of two relatives", spliced, splicedRight)
                .row("half of each", merged, mergedRight)
                .print(out);
    }

    /** Share of all layers. */
    double right() {
        int all = spliced + merged;
        return all == 0 ? Double.NaN : (double) (splicedRight + mergedRight) / all;
    }
}
