package dev.semanticpassport.recognition.learning;

/**
 * The log-likelihood ratio of two portraits, for fixed numbers of answers: with b the variance
 * between models in a direction, e = b + 1/n and t = b + 1/k, it is the sum over directions of −½
 * log((e t − b²) / (e t)) − ½ x² (t / (e t − b²) − 1/e) − ½ y² (e / (e t − b²) − 1/t) + x y b / (e
 * t − b²).
 */
public final class RatioTerms {
    private final double constant;
    private final double[] ofEnrolled;
    private final double[] ofAsked;
    private final double[] ofBoth;

    private RatioTerms(double constant, double[] ofEnrolled, double[] ofAsked, double[] ofBoth) {
        this.constant = constant;
        this.ofEnrolled = ofEnrolled;
        this.ofAsked = ofAsked;
        this.ofBoth = ofBoth;
    }

    static RatioTerms of(double[] between, int enrolled, int asked) {
        double constant = 0;
        double[] ofEnrolled = new double[between.length];
        double[] ofAsked = new double[between.length];
        double[] ofBoth = new double[between.length];
        for (int i = 0; i < between.length; i++) {
            double e = between[i] + 1.0 / enrolled;
            double t = between[i] + 1.0 / asked;
            double rest = e * t - between[i] * between[i];
            constant -= .5 * Math.log(rest / (e * t));
            ofEnrolled[i] = -.5 * (t / rest - 1 / e);
            ofAsked[i] = -.5 * (e / rest - 1 / t);
            ofBoth[i] = between[i] / rest;
        }
        return new RatioTerms(constant, ofEnrolled, ofAsked, ofBoth);
    }

    /** In natural logarithms; positive where one model is likelier than two. */
    public double logRatio(Portrait enrolled, Portrait asked) {
        double sum = constant;
        for (int i = 0; i < ofBoth.length; i++) {
            double x = enrolled.at(i);
            double y = asked.at(i);
            sum += x * x * ofEnrolled[i] + y * (y * ofAsked[i] + x * ofBoth[i]);
        }
        return sum;
    }
}
