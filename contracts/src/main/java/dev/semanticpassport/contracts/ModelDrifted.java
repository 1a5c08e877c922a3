package dev.semanticpassport.contracts;

import java.util.UUID;

@Described(
        "A watched endpoint no longer answers like the model that answered first. It is told once;"
                + " the watch ends with it.")
public record ModelDrifted(
        @Described("The watch.") UUID watchId,
        @Described("The model's id at the endpoint.") String model,
        @Described("The verification with the first answers.") UUID firstVerificationId,
        @Described("The verification at which it was noticed.") UUID verificationId,
        @Described("How many times the endpoint was looked at after the first answers.") int looks,
        @Described("log10 of the e-value against \"still the same\" over all looks.") double log10E,
        @Described("Chance of ever telling this of an endpoint that stays the same.") double alpha)
        implements Event {
    public ModelDrifted {
        Checks.present(watchId, "watchId");
        Checks.text(model, "model", 512);
        Checks.present(firstVerificationId, "firstVerificationId");
        Checks.present(verificationId, "verificationId");
        Checks.that(looks >= 1, "looks must be at least 1");
        Checks.that(alpha > 0 && alpha < 1, "alpha must be above 0 and below 1, not " + alpha);
    }

    @Override
    public Topic topic() {
        return Topic.MODEL_DRIFTED;
    }

    @Override
    public String key() {
        return watchId.toString();
    }

    @Override
    public String id() {
        return watchId.toString();
    }
}
