package dev.semanticpassport.recognition.learning;

import dev.semanticpassport.recognition.contrasting.Contrast;
import java.util.List;

/** Every number of a contrast less its mean, in its standard deviations, clipped. */
final class Standard {
    /** A number that varies less than this is the same in all answers. */
    private static final double CONSTANT = 1e-6;

    private final double[] mean;
    private final double[] scale;
    private final double clip;

    private Standard(double[] mean, double[] scale, double clip) {
        this.mean = mean;
        this.scale = scale;
        this.clip = clip;
    }

    static Standard of(List<List<Contrast>> models, double clip) {
        int size = models.getFirst().getFirst().size();
        double[] sums = new double[size];
        double[] squares = new double[size];
        int count = 0;
        for (List<Contrast> contrasts : models) {
            for (Contrast contrast : contrasts) {
                for (int i = 0; i < size; i++) {
                    double value = contrast.at(i);
                    sums[i] += value;
                    squares[i] += value * value;
                }
                count++;
            }
        }
        double[] scale = new double[size];
        for (int i = 0; i < size; i++) {
            sums[i] /= count;
            double deviation = Math.sqrt(Math.max(0, squares[i] / count - sums[i] * sums[i]));
            scale[i] = deviation < CONSTANT ? 0 : 1 / deviation;
        }
        return new Standard(sums, scale, clip);
    }

    int size() {
        return mean.length;
    }

    void write(Contrast contrast, double[] into) {
        for (int i = 0; i < mean.length; i++) {
            double deviations = (contrast.at(i) - mean[i]) * scale[i];
            into[i] = Math.clamp(deviations, -clip, clip);
        }
    }
}
