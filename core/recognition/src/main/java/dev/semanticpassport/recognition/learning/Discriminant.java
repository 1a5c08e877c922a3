package dev.semanticpassport.recognition.learning;

import dev.semanticpassport.recognition.contrasting.Contrast;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The two-covariance Gaussian model: a model's mean contrast is drawn from N(m, B), each answer
 * from N(mean, W). Answers are projected so that W is the identity and B is diagonal (Ioffe, 2006),
 * and the likelihood ratio of "one model" against "two models" has a closed form.
 */
public final class Discriminant {
    private final Standard standard;
    private final double[] centre;
    private final DMatrixRMaj projection;
    private final double[] between;
    private final DiscriminantSettings settings;

    Discriminant(
            Standard standard,
            double[] centre,
            DMatrixRMaj projection,
            double[] between,
            DiscriminantSettings settings) {
        this.standard = standard;
        this.centre = centre;
        this.projection = projection;
        this.between = between;
        this.settings = settings;
    }

    /** Directions after the projection. */
    public int directions() {
        return between.length;
    }

    /**
     * The mean of answers in projected space; longer answers weigh more, as their shares are known
     * better.
     *
     * @param contrasts one at least
     */
    public Portrait portray(List<Contrast> contrasts) {
        double[] sum = new double[centre.length];
        double[] values = new double[centre.length];
        double total = 0;
        for (Contrast contrast : contrasts) {
            double weight = weight(contrast);
            standard.write(contrast, values);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * values[i];
            }
            total += weight;
        }
        DMatrixRMaj row = new DMatrixRMaj(1, sum.length);
        for (int i = 0; i < sum.length; i++) {
            row.data[i] = sum[i] / total - centre[i];
        }
        DMatrixRMaj projected = new DMatrixRMaj(1, directions());
        CommonOps_DDRM.mult(row, projection, projected);
        return new Portrait(projected.data, contrasts.size(), total / contrasts.size());
    }

    /**
     * How much the answers of a portrait vary around it.
     *
     * @param contrasts those that it was made of
     */
    public Spread spread(List<Contrast> contrasts, Portrait portrait) {
        int looked = Math.min(Spread.DIRECTIONS, directions());
        double[] variances = new double[looked];
        double[] values = new double[centre.length];
        double total = 0;
        for (Contrast contrast : contrasts) {
            double weight = weight(contrast);
            standard.write(contrast, values);
            double[] projected = new double[looked];
            for (int i = 0; i < values.length; i++) {
                double value = values[i] - centre[i];
                int row = i * directions();
                for (int j = 0; j < looked; j++) {
                    projected[j] += value * projection.data[row + j];
                }
            }
            for (int j = 0; j < looked; j++) {
                double deviation = weight * (projected[j] - portrait.at(j));
                variances[j] += deviation * deviation;
            }
            total += weight;
        }
        for (int j = 0; j < looked; j++) {
            // what the variance of the weighted mean is, times how many answers it is made of
            variances[j] *= contrasts.size() / (total * total);
        }
        return new Spread(variances);
    }

    /**
     * Mean square of the answers' numbers in standard deviations: near 1 for models like those
     * learnt from.
     */
    double strangeness(List<Contrast> contrasts) {
        double[] values = new double[centre.length];
        double sum = 0;
        for (Contrast contrast : contrasts) {
            standard.write(contrast, values);
            for (double value : values) {
                sum += value * value;
            }
        }
        return sum / contrasts.size() / values.length;
    }

    private double weight(Contrast contrast) {
        int tokens = Math.max(1, contrast.tokens());
        return tokens / (tokens + settings.halfTokens());
    }

    /** The terms of the log-likelihood ratio for so many enrolled and so many asked answers. */
    public RatioTerms terms(int enrolled, int asked) {
        return RatioTerms.of(between, enrolled, asked);
    }
}
