package dev.semanticpassport.lab.train;

/** Told about every so many steps of a training, on the thread that trains. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = _ -> {};

    /**
     * Where a training stands.
     *
     * @param step steps done
     * @param of steps planned; fewer may be needed
     * @param loss of late, in nats a token
     * @param hits rows answered right when last looked at, -1 if nobody looked
     * @param rows number of rows looked at
     * @param likely steps that will likely have been done at the end, a guess
     */
    record State(int step, int of, double loss, int hits, int rows, int likely) {}

    void at(State state);
}
