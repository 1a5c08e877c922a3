package dev.semanticpassport.local.bench.answers;

import java.io.PrintStream;
import java.util.Locale;

/** Tells how far a bench is, a line for each step. */
final class Progress {
    private final PrintStream out;
    private final int steps;
    private final long start = System.nanoTime();
    private int done;

    Progress(PrintStream out, int steps) {
        this.out = out;
        this.steps = steps;
    }

    /** Another step is done. */
    void step(String what) {
        done++;
        out.printf(
                Locale.ROOT,
                "  [%d of %d, %.0f s] %s%n",
                done,
                Math.max(done, steps),
                (System.nanoTime() - start) / 1e9,
                what);
        out.flush();
    }
}
