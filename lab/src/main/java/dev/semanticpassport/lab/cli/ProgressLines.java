package dev.semanticpassport.lab.cli;

import dev.semanticpassport.lab.train.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress as lines that a program can read: {@code PROGRESS step=120 of=600 loss=0.31 hits=41/60
 * eta_s=12}.
 */
final class ProgressLines implements Progress {
    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long started;

    ProgressLines(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
    }

    @Override
    public void at(State state) {
        double seconds = (nanos.getAsLong() - started) / 1e9;
        long left = Math.round(seconds / state.step() * (state.likely() - state.step()));
        String hits = state.hits() < 0 ? "" : " hits=%d/%d".formatted(state.hits(), state.rows());
        out.println(
                String.format(
                        Locale.ROOT,
                        "PROGRESS step=%d of=%d loss=%.3f%s eta_s=%d",
                        state.step(),
                        state.of(),
                        state.loss(),
                        hits,
                        left));
        out.flush();
    }
}
