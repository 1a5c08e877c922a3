package dev.semanticpassport.recognition.claiming;

/** From which score on a claim is believed. */
public sealed interface Threshold {

    /**
     * A claim with a higher score is believed.
     *
     * @param level at most this share of impostors reaches it
     */
    record Above(double score, double level) implements Threshold {}

    /** What it was learnt from cannot support the level; why in words. */
    record Unsupported(String why) implements Threshold {}
}
