package dev.semanticpassport.recognition.learning;

import dev.semanticpassport.recognition.contrasting.Contrast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** Learns the two covariances from models whose answers are known. */
public final class DiscriminantLearning {
    private static final double RIDGE = 1e-6;

    /** Eigenvalues below this share of the largest are nought. */
    private static final double ROUNDING = 1e-10;

    private final DiscriminantSettings settings;
    private final Standard standard;
    private final int size;
    private final List<double[]> means = new ArrayList<>();
    private final Scatter scatter;
    private int answers;

    private DiscriminantLearning(List<List<Contrast>> models, DiscriminantSettings settings) {
        this.settings = settings;
        this.standard = Standard.of(models, settings.clip());
        this.size = standard.size();
        this.scatter = new Scatter(size);
    }

    /**
     * Learns from the contrasts of two models at least, two of each at least.
     *
     * @throws IllegalArgumentException if there are fewer
     */
    public static Discriminant learn(List<List<Contrast>> models, DiscriminantSettings settings) {
        List<List<Contrast>> usable = models.stream().filter(m -> m.size() > 1).toList();
        if (usable.size() < 2) {
            throw new IllegalArgumentException(
                    "%d models have two answers or more, and how models differ is learnt from 2 at least"
                            .formatted(usable.size()));
        }
        return new DiscriminantLearning(usable, settings).learn(usable);
    }

    private Discriminant learn(List<List<Contrast>> models) {
        for (List<Contrast> contrasts : models) {
            addModel(contrasts);
        }
        DMatrixRMaj whitening = whitening(within());
        double[] centre = new double[size];
        for (double[] mean : means) {
            for (int i = 0; i < size; i++) {
                centre[i] += mean[i] / means.size();
            }
        }
        DMatrixRMaj whitened = whitenedMeans(centre, whitening);
        double[] variances = new double[size];
        DMatrixRMaj vectors = directions(whitened, variances);
        DMatrixRMaj projection = new DMatrixRMaj(size, size);
        CommonOps_DDRM.mult(whitening, vectors, projection);
        return new Discriminant(standard, centre, projection, variances, settings);
    }

    private void addModel(List<Contrast> contrasts) {
        double[] mean = new double[size];
        double[] values = new double[size];
        for (Contrast contrast : contrasts) {
            standard.write(contrast, values);
            for (int i = 0; i < size; i++) {
                mean[i] += values[i] / contrasts.size();
            }
            scatter.add(values);
        }
        means.add(mean);
        answers += contrasts.size();
        scatter.add(mean, -contrasts.size());
    }

    private DMatrixRMaj within() {
        DMatrixRMaj within = scatter.matrix();
        CommonOps_DDRM.scale(1.0 / Math.max(1, answers - means.size()), within);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i != j) {
                    within.data[i * size + j] *= 1 - settings.withinShrinkage();
                }
            }
            // keeps a feature that never varies from being divided by nothing
            within.data[i * size + i] += RIDGE;
        }
        return within;
    }

    /** The inverse of the upper Cholesky factor: its transpose times W times it is the identity. */
    private DMatrixRMaj whitening(DMatrixRMaj within) {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
                DecompositionFactory_DDRM.chol(size, false);
        if (!cholesky.decompose(within)) {
            throw new IllegalStateException("The covariance within models is not positive");
        }
        DMatrixRMaj whitening = cholesky.getT(null);
        if (!CommonOps_DDRM.invert(whitening)) {
            throw new IllegalStateException("The covariance within models cannot be inverted");
        }
        return whitening;
    }

    private DMatrixRMaj whitenedMeans(double[] centre, DMatrixRMaj whitening) {
        DMatrixRMaj centred = new DMatrixRMaj(means.size(), size);
        for (int model = 0; model < means.size(); model++) {
            for (int i = 0; i < size; i++) {
                centred.data[model * size + i] = means.get(model)[i] - centre[i];
            }
        }
        DMatrixRMaj whitened = new DMatrixRMaj(means.size(), size);
        CommonOps_DDRM.mult(centred, whitening, whitened);
        return whitened;
    }

    /**
     * The eigenvectors of the covariance between models, as columns in falling order. There are
     * fewer models than directions, so that all but as many eigenvalues are the same: the vectors
     * that count are found among the models, and any basis will do for the rest.
     *
     * @param variances gets the eigenvalues, pulled to an even one and never below zero
     */
    private DMatrixRMaj directions(DMatrixRMaj whitened, double[] variances) {
        int models = means.size();
        DMatrixRMaj products = new DMatrixRMaj(models, models);
        CommonOps_DDRM.multOuter(whitened, products);
        CommonOps_DDRM.scale(1.0 / (models - 1), products);
        EigenDecomposition_F64<DMatrixRMaj> eigen =
                DecompositionFactory_DDRM.eig(models, true, true);
        if (!eigen.decompose(products)) {
            throw new IllegalStateException("The covariance between models has no eigenvectors");
        }
        List<Integer> falling =
                IntStream.range(0, models)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        (Integer i) -> -eigen.getEigenvalue(i).getReal()))
                        .toList();
        double largest = eigen.getEigenvalue(falling.getFirst()).getReal();
        int found = 0;
        DMatrixRMaj known = new DMatrixRMaj(size, Math.min(models, size));
        for (int i : falling.subList(0, known.numCols)) {
            double value = eigen.getEigenvalue(i).getReal();
            if (value > ROUNDING * largest) {
                DMatrixRMaj direction = new DMatrixRMaj(size, 1);
                CommonOps_DDRM.multTransA(whitened, eigen.getEigenVector(i), direction);
                CommonOps_DDRM.scale(1 / Math.sqrt(value * (models - 1)), direction);
                CommonOps_DDRM.insert(direction, known, 0, found);
                variances[found] = value;
                found++;
            }
        }
        pull(variances);
        return completed(known, found);
    }

    /** Takes the means' own noise off, and spreads a part of the rest evenly. */
    private void pull(double[] variances) {
        // the means' own noise is no difference between models
        double noise = (double) means.size() / answers;
        double trace = 0;
        for (double variance : variances) {
            trace += variance - noise;
        }
        double even = settings.betweenFloor() * Math.max(0, trace) / size;
        for (int i = 0; i < size; i++) {
            double own = (1 - settings.betweenFloor()) * (variances[i] - noise);
            variances[i] = Math.max(0, own + even);
        }
    }

    /** A whole orthonormal basis that begins with the first columns. */
    private DMatrixRMaj completed(DMatrixRMaj known, int columns) {
        DMatrixRMaj first = CommonOps_DDRM.extract(known, 0, size, 0, Math.max(1, columns));
        QRDecomposition<DMatrixRMaj> decomposition =
                DecompositionFactory_DDRM.qr(size, first.numCols);
        if (!decomposition.decompose(first.copy())) {
            throw new IllegalStateException("The directions between models have no basis");
        }
        DMatrixRMaj basis = decomposition.getQ(null, false);
        if (columns > 0) {
            // the same directions; a decomposition may turn their signs
            CommonOps_DDRM.insert(first, basis, 0, 0);
        }
        return basis;
    }
}
