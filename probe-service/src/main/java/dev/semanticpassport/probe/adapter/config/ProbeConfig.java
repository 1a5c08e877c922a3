package dev.semanticpassport.probe.adapter.config;

import dev.semanticpassport.probe.asking.Asking;
import dev.semanticpassport.probe.asking.RetryDecision;
import dev.semanticpassport.probe.pacing.Limiter;
import dev.semanticpassport.probe.pacing.Patience;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * All that can be configured of asking. Beside it stand {@code passport.topic-prefix}, {@code
 * passport.secrets-dir} (a folder with a file per secret, named as requests name it; without it
 * there are none) and Kafka's own settings.
 */
@ConfigMapping(prefix = "passport.probe")
public interface ProbeConfig {

    /**
     * Most chats taken and not yet acknowledged, over all endpoints. Above the sum of what
     * endpoints get at once, or the endpoints wait for probes.
     */
    @WithDefault("512")
    int inFlight();

    /**
     * Special addresses that may be called, and called over plain http: {@code none}, or a list of
     * {@code loopback} and ranges like {@code 10.1.0.0/16}.
     */
    @WithDefault("none")
    String allowPrivate();

    /** Calls at once that a new endpoint gets. */
    @WithDefault("8")
    int limitStart();

    /** Calls at once that an endpoint always gets. */
    @WithDefault("1")
    int limitFloor();

    /** Most calls at once that an endpoint gets. */
    @WithDefault("32")
    int limitCeiling();

    /** Longest wait for a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** Longest call, from looking up the name to the last byte. */
    @WithDefault("60s")
    Duration callTimeout();

    /** No call of a probe begins later than this after its first. */
    @WithDefault("240s")
    Duration totalTime();

    /** Most calls of one probe, those answered with 429 left out. */
    @WithDefault("6")
    int attempts();

    /** Most calls of one probe that are answered with 429. */
    @WithDefault("60")
    int limitedAttempts();

    /** The first backoff is drawn from 0 to this, each further one from twice as much. */
    @WithDefault("500ms")
    Duration backoffBase();

    /** Longest backoff. */
    @WithDefault("20s")
    Duration backoffCap();

    /** Identical failures in a row after which a model at an endpoint is given up. */
    @WithDefault("8")
    int giveUpAfter();

    /** How long what was given up is left alone before one probe tries again. */
    @WithDefault("60s")
    Duration coolDown();

    /** Most bytes read of one body. */
    @WithDefault("4194304")
    int bodyBytes();

    /**
     * Most bytes that bodies above 64 KiB are read of at once, over all endpoints; further ones
     * wait, within their calls' time. One whose length is not announced counts as the longest.
     */
    @WithDefault("16777216")
    long bodiesRoom();

    /** Most bytes of a response's status line and headers together. */
    @WithDefault("16384")
    int headerBytes();

    /** Outcomes remembered, so that a redelivered probe is not paid twice. */
    @WithDefault("10000")
    int remembered();

    /** Most characters of answers remembered. */
    @WithDefault("16777216")
    long rememberedChars();

    /** Looking at files. */
    FilesConfig files();

    /** At a stop: how long calls under way may take to end. Longer than most answers take. */
    @WithDefault("20s")
    Duration drain();

    /** What pure code needs of it. */
    default Asking.Rules rules() {
        return new Asking.Rules(
                new Limiter.Range(limitStart(), limitFloor(), limitCeiling()),
                new Patience.Rule(giveUpAfter(), coolDown()),
                new RetryDecision.Rule(
                        attempts(), limitedAttempts(), totalTime(), backoffBase(), backoffCap()));
    }
}
