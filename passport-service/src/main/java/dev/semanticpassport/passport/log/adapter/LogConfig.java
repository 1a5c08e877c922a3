package dev.semanticpassport.passport.log.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the log signs, and who watches it. */
@ConfigMapping(prefix = "passport.log")
public interface LogConfig {

    /** The log's name in checkpoints, without schema; never changes in a log's life. */
    @WithDefault("semantic-passport.localhost/log")
    String origin();

    /**
     * The Ed25519 key: PKCS#8 and public key as PEM blocks, as they are or once more in base64. The
     * log makes a key of its own, and keeps it sealed, where none is given.
     */
    Optional<String> key();

    /** New leaves are covered by a checkpoint at the latest after this time. */
    @WithDefault("10s")
    Duration checkpointEvery();

    /** Keys of trusted witnesses, as {@code name+hash+base64}. */
    Optional<List<String>> witnesses();

    /**
     * Where witnesses are configured, how long a freeze waits for a first cosignature before its
     * randomness is drawn without one.
     */
    @WithDefault("10m")
    Duration witnessWait();
}
