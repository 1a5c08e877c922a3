package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.passport.verification.life.Deadlines;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with a configuration under which verifications could not run. */
@ApplicationScoped
class ConfigAtStart {

    void check(@Observes StartupEvent start, VerificationConfig config) {
        that(
                config.waveSize() >= 1,
                "passport.verification.wave-size must be at least 1, not " + config.waveSize());
        that(
                config.beta() > 0 && config.beta() < 1,
                "passport.verification.beta must be above 0 and below 1, not " + config.beta());
        that(
                new Deadlines(config.answerDeadline()).first().toMillis() > 0,
                "passport.verification.answer-deadline must be at least a millisecond");
    }

    private static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
