package dev.semanticpassport.local.command;

import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.core.signing.VerificationKey;
import dev.semanticpassport.document.keys.KeyEntry;
import dev.semanticpassport.document.keys.KeyHistory;
import dev.semanticpassport.local.client.KeyFile;
import dev.semanticpassport.local.client.LogClient;
import dev.semanticpassport.local.client.Rest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** An author's key. */
@CommandLine.Command(
        name = "key",
        description = {
            "Make an author's key, and tell the log of it.",
            "",
            "The private half is encrypted (PKCS#8, PBES2, PBKDF2-HMAC-SHA256, AES-256) under a",
            "passphrase from the terminal, a file or the environment; openssl pkey reads it."
        },
        mixinStandardHelpOptions = true)
public final class KeyCommand {

    private final SecureRandom random = new SecureRandom();

    /** The kinds of key, as the command line names them. */
    enum Kind {
        ed25519(SignatureScheme.ED25519),
        p256(SignatureScheme.P256);

        private final SignatureScheme scheme;

        Kind(SignatureScheme scheme) {
            this.scheme = scheme;
        }
    }

    @CommandLine.Command(
            name = "create",
            description = "Make a key; with --author, log it on the running platform.",
            mixinStandardHelpOptions = true)
    Integer create(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Mixin PassphraseOption passphrase,
            @CommandLine.Option(
                            names = "--out",
                            required = true,
                            paramLabel = "FILE",
                            description = "Where to write it, for its owner alone.")
                    Path out,
            @CommandLine.Option(
                            names = "--kind",
                            defaultValue = "ed25519",
                            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
                    Kind kind,
            @CommandLine.Option(
                            names = "--author",
                            paramLabel = "NAME",
                            description = "Log the key as this author's.")
                    @Nullable String author)
            throws IOException {
        SigningKey key = SigningKey.generate(kind.scheme, random);
        new KeyFile(out).write(key, passphrase.chosen(), random);
        System.out.println(key.verificationKey().keyId());
        if (author != null) {
            long index =
                    log(data)
                            .addKey(
                                    new KeyEntry.Created(author, key.verificationKey())
                                            .sign(List.of(key), random));
            System.err.println("Logged as " + author + "'s, entry " + index + ".");
        }
        System.err.println("The key is in " + out + "; keep its passphrase apart from it.");
        return 0;
    }

    @CommandLine.Command(
            name = "show",
            description = "Show a key's public half, and what the log says of it.",
            mixinStandardHelpOptions = true)
    Integer show(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "FILE", description = "The key's file.") Path file,
            @CommandLine.Option(
                            names = "--logged",
                            description = "Ask the running platform's log as well.")
                    boolean logged)
            throws IOException {
        VerificationKey key = new KeyFile(file).publicHalf();
        System.out.println("id     " + key.keyId());
        System.out.println("kind   " + key.scheme());
        if (logged) {
            history(data, key.keyId())
                    .keys()
                    .forEach((id, known) ->
                            System.out.println(
                                    "log    "
                                            + id
                                            + ", "
                                            + known.author()
                                            + "'s, since entry "
                                            + known.from()
                                            + known.end()
                                                    .map(end ->
                                                            "; ended at entry "
                                                                    + end.index()
                                                                    + ": "
                                                                    + end.by())
                                                    .orElse("")));
        }
        System.out.print(key.pem());
        return 0;
    }

    @CommandLine.Command(
            name = "rotate",
            description = "Make a new key in the place of an old one; both sign the log's entry.",
            mixinStandardHelpOptions = true)
    Integer rotate(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Mixin PassphraseOption passphrase,
            @CommandLine.Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description = "The old key.")
                    Path old,
            @CommandLine.Option(
                            names = "--out",
                            required = true,
                            paramLabel = "FILE",
                            description = "Where to write the new one, under the same passphrase.")
                    Path out)
            throws IOException {
        char[] words = passphrase.existing();
        SigningKey before = new KeyFile(old).open(words, random);
        String beforeId = before.verificationKey().keyId();
        KeyHistory.Known known = known(data, beforeId);
        SigningKey next = SigningKey.generate(before.verificationKey().scheme(), random);
        // first the file: a logged key that nobody has could sign nothing ever
        new KeyFile(out).write(next, words, random);
        long index =
                log(data)
                        .addKey(
                                new KeyEntry.Rotated(
                                                known.author(), next.verificationKey(), beforeId)
                                        .sign(List.of(before, next), random));
        System.out.println(next.verificationKey().keyId());
        System.err.println("Logged as entry " + index + ". The old key signs nothing after it.");
        return 0;
    }

    @CommandLine.Command(
            name = "revoke",
            description = "Tell the log that a key signs nothing any more.",
            mixinStandardHelpOptions = true)
    Integer revoke(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Mixin PassphraseOption passphrase,
            @CommandLine.Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description =
                                    "The key that signs the revocation: the revoked one, or one"
                                            + " that took its place.")
                    Path file,
            @CommandLine.Option(
                            names = "--revoked",
                            paramLabel = "ID",
                            description = "Id of the revoked key (default: the one that signs).")
                    @Nullable String revoked,
            @CommandLine.Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Public, in the log for ever.")
                    String reason)
            throws IOException {
        SigningKey key = new KeyFile(file).open(passphrase.existing(), random);
        String id = revoked == null ? key.verificationKey().keyId() : revoked;
        long index =
                log(data)
                        .addKey(
                                new KeyEntry.Revoked(known(data, id).author(), id, reason)
                                        .sign(List.of(key), random));
        System.out.println("Revoked " + id + " with log entry " + index + ".");
        return 0;
    }

    private static LogClient log(DataOption data) {
        return new LogClient(new Rest(data.running().passport()));
    }

    private static KeyHistory history(DataOption data, String id) {
        return KeyHistory.of(log(data).keyLine(id));
    }

    private static KeyHistory.Known known(DataOption data, String id) {
        KeyHistory.Known known = history(data, id).keys().get(id);
        if (known == null) {
            throw new IllegalStateException("the log does not know the key " + id);
        }
        return known;
    }
}
