package dev.semanticpassport.lab.tensor;

/**
 * The numbers of one step of Adam (Kingma and Ba 2015; decay decoupled as in Loshchilov and Hutter
 * 2019).
 *
 * @param rate learning rate of this step
 * @param gradientScale factor on the gradient, 1 unless it is clipped
 * @param firstCorrection 1 / (1 - beta1^t)
 * @param secondCorrection 1 / (1 - beta2^t)
 * @param decay weight decay per unit of learning rate
 */
public record AdamStep(
        float rate,
        float gradientScale,
        float beta1,
        float beta2,
        float firstCorrection,
        float secondCorrection,
        float decay) {}
