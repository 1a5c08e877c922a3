package dev.semanticpassport.recognition.learning;

/**
 * How much is trusted that was learnt from few models.
 *
 * @param withinShrinkage share of the covariance within models that is taken from its diagonal
 * @param betweenFloor share of the covariance between models that is spread evenly over all
 *     directions, since models not seen yet also differ where those seen do not
 * @param clip standard deviations beyond which a feature does not count more
 * @param halfTokens tokens at which an answer weighs half of the longest
 */
public record DiscriminantSettings(
        double withinShrinkage, double betweenFloor, double clip, double halfTokens) {
    public static final DiscriminantSettings DEFAULT = new DiscriminantSettings(.05, .2, 6, 30);
}
