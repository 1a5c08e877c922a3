package dev.semanticpassport.contracts;

import java.util.UUID;

@Described("A probe ended, with an answer or a failure.")
public record ProbeAnswered(
        @Described("The verification.") UUID verificationId,
        @Described("The probe's place in the plan, from 0.") int ordinal,
        @Described(
                        "The asking that produced this outcome; two of them for one probe mean that"
                                + " it was paid twice.")
                UUID asking,
        @Described("What was asked.") Asked question,
        @Described("How scoring reads the answer.") ReadAs readAs,
        @Described("The verification's error levels.") Rule rule,
        @Described("What came back.") Outcome outcome,
        @Described("What it cost.") Effort effort)
        implements Event {
    public ProbeAnswered {
        Checks.present(verificationId, "verificationId");
        Checks.that(ordinal >= 0, "ordinal must not be negative");
        Checks.present(asking, "asking");
        Checks.present(question, "question");
        Checks.present(readAs, "readAs");
        Checks.present(rule, "rule");
        Checks.present(outcome, "outcome");
        Checks.present(effort, "effort");
    }

    @Override
    public Topic topic() {
        return Topic.PROBE_ANSWERED;
    }

    @Override
    public String key() {
        return verificationId.toString();
    }

    @Override
    public String id() {
        return verificationId + ":" + ordinal + ":" + asking;
    }
}
