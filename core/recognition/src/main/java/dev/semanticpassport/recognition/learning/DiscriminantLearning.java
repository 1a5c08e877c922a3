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

/** Learns the two covariances from models whose answers are known. */
public final class DiscriminantLearning {
    private static final int BLOCK = 2048;
    private static final double RIDGE = 1e-6;

    private final DiscriminantSettings settings;
    private final Standard standard;
    private final int size;
    private final List<double[]> means = new ArrayList<>();
    private final DMatrixRMaj scatter;
    private final DMatrixRMaj block;
    private int inBlock;
    private int answers;

    private DiscriminantLearning(List<List<Contrast>> models, DiscriminantSettings settings) {
        this.settings = settings;
        this.standard = Standard.of(models, settings.clip());
        this.size = standard.size();
        this.scatter = new DMatrixRMaj(size, size);
        this.block = new DMatrixRMaj(BLOCK, size);
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
                    "How models differ cannot be learnt from %d models with two answers or more"
                            .formatted(usable.size()));
        }
        return new DiscriminantLearning(usable, settings).learn(usable);
    }

    private Discriminant learn(List<List<Contrast>> models) {
        for (List<Contrast> contrasts : models) {
            addModel(contrasts);
        }
        addBlock();
        DMatrixRMaj whitening = whitening(within());
        double[] centre = new double[size];
        for (double[] mean : means) {
            for (int i = 0; i < size; i++) {
                centre[i] += mean[i] / means.size();
            }
        }
        DMatrixRMaj between = between(centre, whitening);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(between)) {
            throw new IllegalStateException("The covariance between models has no eigenvectors");
        }
        List<Integer> falling =
                IntStream.range(0, size)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        (Integer i) -> -eigen.getEigenvalue(i).getReal()))
                        .toList();
        double[] variances = new double[size];
        DMatrixRMaj vectors = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            int from = falling.get(i);
            variances[i] = Math.max(0, eigen.getEigenvalue(from).getReal());
            CommonOps_DDRM.insert(eigen.getEigenVector(from), vectors, 0, i);
        }
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
            System.arraycopy(values, 0, block.data, inBlock * size, size);
            inBlock++;
            if (inBlock == BLOCK) {
                addBlock();
            }
        }
        means.add(mean);
        answers += contrasts.size();
        addToScatter(mean, -contrasts.size());
    }

    private void addToScatter(double[] vector, double weight) {
        for (int i = 0; i < size; i++) {
            double left = weight * vector[i];
            for (int j = 0; j < size; j++) {
                scatter.data[i * size + j] += left * vector[j];
            }
        }
    }

    private void addBlock() {
        block.reshape(inBlock, size, true);
        DMatrixRMaj product = new DMatrixRMaj(size, size);
        CommonOps_DDRM.multInner(block, product);
        CommonOps_DDRM.addEquals(scatter, product);
        block.reshape(BLOCK, size, true);
        inBlock = 0;
    }

    private DMatrixRMaj within() {
        DMatrixRMaj within = scatter.copy();
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

    private DMatrixRMaj between(double[] centre, DMatrixRMaj whitening) {
        DMatrixRMaj centred = new DMatrixRMaj(means.size(), size);
        for (int model = 0; model < means.size(); model++) {
            for (int i = 0; i < size; i++) {
                centred.data[model * size + i] = means.get(model)[i] - centre[i];
            }
        }
        DMatrixRMaj whitened = new DMatrixRMaj(means.size(), size);
        CommonOps_DDRM.mult(centred, whitening, whitened);
        DMatrixRMaj between = new DMatrixRMaj(size, size);
        CommonOps_DDRM.multInner(whitened, between);
        CommonOps_DDRM.scale(1.0 / (means.size() - 1), between);
        double trace = 0;
        for (int i = 0; i < size; i++) {
            // the means' own noise is no difference between models
            between.data[i * size + i] -= (double) means.size() / answers;
            trace += between.data[i * size + i];
        }
        CommonOps_DDRM.scale(1 - settings.betweenFloor(), between);
        double even = settings.betweenFloor() * Math.max(0, trace) / size;
        for (int i = 0; i < size; i++) {
            between.data[i * size + i] += even;
        }
        return between;
    }
}
