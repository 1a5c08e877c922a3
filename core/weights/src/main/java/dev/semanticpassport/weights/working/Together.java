package dev.semanticpassport.weights.working;

import dev.semanticpassport.weights.RefusedException;
import java.io.UncheckedIOException;
import java.util.List;

/** One task for each of many things, on all cores of the machine; results in the things' order. */
public final class Together {
    private Together() {}

    /** What is done with one thing. */
    @FunctionalInterface
    public interface Task<T, R> {
        R of(T thing) throws RefusedException;
    }

    /**
     * Does it to all.
     *
     * @throws RefusedException the first that a task met with
     */
    public static <T, R> List<R> each(List<T> things, Task<? super T, ? extends R> task)
            throws RefusedException {
        try {
            return things.parallelStream().<R>map(thing -> unchecked(task, thing)).toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static <T, R> R unchecked(Task<? super T, ? extends R> task, T thing) {
        try {
            return task.of(thing);
        } catch (RefusedException e) {
            throw new UncheckedIOException(e);
        }
    }
}
