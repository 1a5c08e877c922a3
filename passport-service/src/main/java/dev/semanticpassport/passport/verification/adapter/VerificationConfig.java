package dev.semanticpassport.passport.verification.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How verifications are run. */
@ConfigMapping(prefix = "passport.verification")
public interface VerificationConfig {

    /** Probes released together, at least 1; the next wave waits for the outcomes of this one. */
    @WithDefault("4")
    int waveSize();

    /**
     * Prompts of a probe set released together, at least 1: all of them will be asked, so a wave
     * only bounds what is on its way.
     */
    @WithDefault("40")
    int promptWaveSize();

    /**
     * How long a released probe waits for its outcome before it is released again; the wait doubles
     * with each release.
     */
    @WithDefault("PT5M")
    Duration answerDeadline();

    /** How often probes past their deadline are looked for; "off" never. */
    @WithDefault("5s")
    String releaseAgainEvery();

    /**
     * Most pieces into which digests of files, and figures of their modules, are cut each; 1 to
     * 1000. More pieces let more replicas share the work.
     */
    @WithDefault("8")
    int filePieces();

    /** Chance of a false NOT_RECOGNISED, above 0 and below 1. */
    @WithDefault("0.01")
    double beta();
}
