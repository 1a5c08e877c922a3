package dev.semanticpassport.recognition.learning;

/**
 * The log-likelihood ratio of two portraits, for fixed numbers of answers: with b the variance
 * between models in a direction, e = b + 1/n and t = b + 1/k, it is the sum over directions of −½
 * log((e t − b²) / (e t)) − ½ x² (t / (e t − b²) − 1/e) − ½ y² (e / (e t − b²) − 1/t) + x y b / (e
 * t − b²).
 */
public final class RatioTerms {
    /** Answers whose distance counts half: single answers are not Gaussian, means of many are. */
    private static final double HALF_TRUSTED = 8;

    private final double constant;
    private final double[] ofEnrolled;
    private final double[] ofAsked;
    private final double[] ofBoth;
    private final double[] ofDistance;
    private final double variances;
    private final double trust;

    private RatioTerms(
            double constant,
            double[] ofEnrolled,
            double[] ofAsked,
            double[] ofBoth,
            double[] ofDistance,
            double variances,
            double trust) {
        this.constant = constant;
        this.ofEnrolled = ofEnrolled;
        this.ofAsked = ofAsked;
        this.ofBoth = ofBoth;
        this.ofDistance = ofDistance;
        this.variances = variances;
        this.trust = trust;
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
        double[] ofDistance = new double[Math.min(Spread.DIRECTIONS, between.length)];
        for (int i = 0; i < ofDistance.length; i++) {
            // a direction tells as far as models differ more in it than so many answers vary
            ofDistance[i] = between[i] / (between[i] + 1.0 / asked);
        }
        double variances = 1.0 / enrolled + 1.0 / asked;
        double trust = asked / (asked + HALF_TRUSTED);
        return new RatioTerms(constant, ofEnrolled, ofAsked, ofBoth, ofDistance, variances, trust);
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

    /** Both ways to tell how like the asked answers are to an enrolled model's. */
    public Resemblance resemblance(Portrait enrolled, Spread spread, Portrait asked) {
        double distance = 0;
        double usual = 0;
        double directions = 0;
        for (int i = 0; i < ofDistance.length; i++) {
            double difference = asked.at(i) - enrolled.at(i);
            distance += ofDistance[i] * difference * difference;
            usual += ofDistance[i] * spread.at(i) * variances;
            directions += ofDistance[i];
        }
        double misfit = usual == 0 ? 0 : distance / usual;
        return new Resemblance(logRatio(enrolled, asked), misfit, trust * directions);
    }
}
