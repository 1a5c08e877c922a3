package dev.semanticpassport.passport;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Keeps every log line. */
public final class LogLines extends Handler {
    public final Queue<String> said = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord line) {
        said.add(
                line.getMessage()
                        + " "
                        + Arrays.toString(line.getParameters())
                        + " "
                        + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
