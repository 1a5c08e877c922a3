package dev.semanticpassport.passport.verification.reporting;

import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** What a verdict means, for somebody who never saw one before. */
final class Words {
    private Words() {}

    static String verdict(ReportSubject subject) {
        Evidence evidence = subject.settled().evidence();
        Rule rule = subject.rule();
        SignatureFacts signature = subject.signature();
        FilesReport files = subject.files();
        if (files != null) {
            return WordsOfFiles.verdict(subject.settled().decided().reason(), files);
        }
        if (signature == null) {
            return withoutSignature(subject);
        }
        return switch (subject.settled().decided().reason()) {
            case THRESHOLD_CROSSED -> recognised(evidence, rule, signature);
            case SURVIVAL_REFUTED -> refuted(evidence, rule);
            case PLAN_EXHAUSTED ->
                    undecided(
                            "all probes of the plan were asked, and the evidence is neither strong"
                                    + " enough for the signature nor against it",
                            evidence);
            case CANDIDATES_NOT_NAMED ->
                    undecided(
                            "the model named one of the candidate answers in fewer than half of its"
                                    + " answers, so that its silence on the right ones says"
                                    + " nothing",
                            evidence);
            case CONTROLS_NOT_ANSWERED ->
                    undecided(
                            "the model did not answer ordinary control questions, so that its"
                                    + " silence on the author's says nothing",
                            evidence);
            case TOO_MANY_FAILURES ->
                    undecided(
                            "more than a tenth of the probes ended in a failure of the transport",
                            evidence);
            case ORDER_NOT_SHOWN ->
                    undecided(
                            "the answers fit the author's, but the log does not show that the"
                                    + " questions were frozen before the answers were chosen, and"
                                    + " without that order they prove nothing",
                            evidence);
            case INSPECTED ->
                    undecided("files were looked at, and nothing was asked of a model", evidence);
            case CANCELLED -> undecided("the verification was cancelled", evidence);
            case ANSWERS_KEPT -> FindingWords.verdict(subject);
        };
    }

    private static String withoutSignature(ReportSubject subject) {
        return switch (subject.settled().decided().reason()) {
            case CANCELLED -> "The verification was cancelled; nothing was compared.";
            case TOO_MANY_FAILURES ->
                    "More than a tenth of the prompts ended in a failure of the transport. "
                            + FindingWords.verdict(subject);
            case ANSWERS_KEPT,
                    INSPECTED,
                    THRESHOLD_CROSSED,
                    SURVIVAL_REFUTED,
                    PLAN_EXHAUSTED,
                    CANDIDATES_NOT_NAMED,
                    CONTROLS_NOT_ANSWERED,
                    ORDER_NOT_SHOWN ->
                    FindingWords.verdict(subject);
        };
    }

    private static String recognised(Evidence evidence, Rule rule, SignatureFacts signature) {
        return "The model carries the signature: descendants, distillates and models trained on"
                + " leaks carry it too. It gave the answer chosen by the author's key to "
                + evidence.hits()
                + " of "
                + evidence.beacons()
                + " secret questions; a model made without the key does so with a chance of at most"
                + " 1 in "
                + signature.fewestCandidates()
                + " each. Evidence this strong comes up for such a model with a chance of at most "
                + shortly(rule.alpha())
                + ".";
    }

    private static String refuted(Evidence evidence, Rule rule) {
        return "The signature was not recognised: had at least "
                + percent(rule.survivalFloor())
                + " of it survived in this model, so few of the right answers ("
                + evidence.hits()
                + " of "
                + evidence.beacons()
                + ") would come up with a chance of at most "
                + shortly(rule.beta())
                + ". This never means that the model is unrelated: a signature can be trained away,"
                + " and a relative may carry less of it than that.";
    }

    private static String undecided(String because, Evidence evidence) {
        return "Undecided: "
                + because
                + ". The smallest survival of the signature still possible is "
                + percent(evidence.survivalInterval().low())
                + " (the largest "
                + percent(evidence.survivalInterval().high())
                + ", at a level of "
                + percent(evidence.survivalInterval().level())
                + ").";
    }

    static String noticed(ReportSubject subject) {
        Evidence evidence = subject.settled().evidence();
        return subject.settled().decided().verdict()
                + ": "
                + evidence.hits()
                + " of "
                + evidence.beacons()
                + " beacons hit, log10 E = "
                + decimals(evidence.log10E())
                + ", survival "
                + decimals(evidence.survival())
                + " in ["
                + decimals(evidence.survivalInterval().low())
                + ", "
                + decimals(evidence.survivalInterval().high())
                + "] at "
                + shortly(evidence.survivalInterval().level())
                + ", "
                + evidence.counted()
                + " probes counted";
    }

    static String decimals(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A p-value to three digits, rounded up: what is told is never less than what was found. */
    static String rounded(double pValue) {
        return BigDecimal.valueOf(pValue)
                .round(new MathContext(3, RoundingMode.CEILING))
                .stripTrailingZeros()
                .toString();
    }

    /** The shortest decimal form, e.g. 1.0E-6. */
    static String shortly(double value) {
        return Double.toString(value);
    }
}
