package dev.semanticpassport.recognition.equating;

import dev.semanticpassport.core.statistics.EValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sequential test of equality against a model that can be asked: each answer of the endpoint is
 * put among m fresh answers of the known model to the same prompt. While both are one model, any of
 * the m + 1 could as well be the endpoint's; so with positive weights w that follow from the past
 * alone, (m + 1) · w(endpoint's) / Σ w has mean 1 (a rank-based e-value), and the wealth of whoever
 * bets it is a non-negative martingale: it may be looked at after every answer.
 *
 * <p>The weights are exponentials of what informants say, weighted as the past has them tell best;
 * several bettors trust their prior more or less, and the wealth is the mean of theirs. No
 * reference answer is used twice.
 */
public final class RankBetting {
    private static final double[] TRUST = {8, 30};

    private final List<Informant> informants;
    private final List<RankLearning> bettors = new ArrayList<>();
    private final double[] logWealth;

    /**
     * @param informants of this run alone, at least one; they learn
     */
    public RankBetting(List<Informant> informants) {
        if (informants.isEmpty()) {
            throw new IllegalArgumentException("A bet needs an informant");
        }
        this.informants = List.copyOf(informants);
        double[] prior =
                informants.stream().flatMapToDouble(w -> Arrays.stream(w.prior())).toArray();
        for (double trust : TRUST) {
            bettors.add(new RankLearning(prior, trust));
        }
        this.logWealth = new double[bettors.size()];
    }

    /** The usual informants: how rare, by words, and by the published kernel. */
    public static RankBetting usual(KnownWords known) {
        return new RankBetting(
                List.of(
                        new SurpriseInformant(known),
                        new WordInformant(known),
                        new KernelInformant(new PaddedHammingKernel(200))));
    }

    /**
     * Bets on an answer of the endpoint.
     *
     * @param references fresh answers of the known model to the same prompt, at least one
     * @return the wealth, an e-value; equality is refuted at level alpha once it reaches 1 / alpha
     */
    public EValue bet(String prompt, String served, List<String> references) {
        if (references.isEmpty()) {
            throw new IllegalArgumentException("A bet needs an answer of the known model");
        }
        double[][] row = new double[references.size() + 1][];
        row[0] = report(prompt, served);
        for (int i = 0; i < references.size(); i++) {
            row[i + 1] = report(prompt, references.get(i));
        }
        for (int i = 0; i < logWealth.length; i++) {
            logWealth[i] += bettors.get(i).gain(row);
            bettors.get(i).learn(row);
        }
        informants.forEach(informant -> informant.learn(prompt, served, references));
        return EValue.mean(Arrays.stream(logWealth).mapToObj(EValue::new).toList());
    }

    private double[] report(String prompt, String text) {
        return informants.stream()
                .flatMapToDouble(informant -> Arrays.stream(informant.report(prompt, text)))
                .toArray();
    }
}
