package dev.semanticpassport.passport.verification.planning;

/**
 * What a probe asks for: of a chat by its place in the frozen signature or the probe set and never
 * in words, of files by its piece of the work.
 */
public sealed interface Asks {

    /** Its place among its kind, from 0. */
    int index();

    /**
     * @param index the beacon's place in the frozen list
     */
    record Beacon(int index) implements Asks {}

    /**
     * @param index the control question's place in the frozen list
     */
    record Control(int index) implements Asks {}

    /**
     * @param index the prompt's place in the probe set
     */
    record Prompt(int index) implements Asks {}

    /** What the files are. */
    record Manifest() implements Asks {
        @Override
        public int index() {
            return 0;
        }
    }

    /**
     * Digests of whole files.
     *
     * @param index which piece, from 0
     * @param of how many pieces there are
     */
    record Digests(int index, int of) implements Asks {}

    /**
     * Tensors and modules.
     *
     * @param index which piece, from 0
     * @param of how many pieces there are
     */
    record Modules(int index, int of) implements Asks {}
}
