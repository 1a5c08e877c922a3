package dev.semanticpassport.contracts;

import java.util.UUID;

@Described("A probe was released: the model is to be asked.")
public record ProbeRequested(
        @Described("The verification.") UUID verificationId,
        @Described("The probe's place in the plan, from 0.") int ordinal,
        @Described("How often this probe was released, from 1; above 1 after a missed deadline.")
                int release,
        @Described("How the model can be looked at.") Access access,
        @Described("What it is asked.") Asked question,
        @Described("How scoring reads the answer.") ReadAs readAs,
        @Described("The verification's error levels.") Rule rule)
        implements Event {
    public ProbeRequested {
        Checks.present(verificationId, "verificationId");
        Checks.that(ordinal >= 0, "ordinal must not be negative");
        Checks.that(release >= 1, "release must be at least 1");
        Checks.present(access, "access");
        Checks.present(question, "question");
        Checks.that(
                access instanceof Access.Chat == question instanceof Question,
                "question does not fit the access: a chat is asked in words, files are inspected");
        Checks.present(readAs, "readAs");
        Checks.present(rule, "rule");
    }

    @Override
    public Topic topic() {
        return Topic.PROBE_REQUESTED;
    }

    @Override
    public String key() {
        return verificationId + ":" + ordinal;
    }

    @Override
    public String id() {
        return verificationId + ":" + ordinal + ":" + release;
    }
}
