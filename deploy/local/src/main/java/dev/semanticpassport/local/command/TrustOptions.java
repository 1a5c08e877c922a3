package dev.semanticpassport.local.command;

import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.signing.VerificationKey;
import dev.semanticpassport.document.verifying.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Keys that whoever checks knows beforehand. */
public final class TrustOptions {

    @CommandLine.Option(
            names = "--log-key",
            paramLabel = "KEY",
            description =
                    "The log's key, name+hash+base64 or a file with it; without it the file's own"
                            + " is taken, and named.")
    private @Nullable String logKey;

    @CommandLine.Option(
            names = "--witness",
            paramLabel = "KEY",
            description = "A witness that must have cosigned: its key, or a file with it.")
    private List<String> witnesses = new ArrayList<>();

    @CommandLine.Option(
            names = "--author-key",
            paramLabel = "FILE",
            description = "The first public key of the author's line, in PEM.")
    private @Nullable Path authorKey;

    Trust trust() throws IOException {
        List<NoteKey> known = new ArrayList<>();
        for (String witness : witnesses) {
            known.add(noteKey(witness));
        }
        return new Trust(
                logKey == null ? Optional.empty() : Optional.of(noteKey(logKey)),
                known,
                authorKey == null
                        ? Optional.empty()
                        : Optional.of(
                                VerificationKey.fromPem(
                                        authorKey.toString(), Files.readString(authorKey))));
    }

    static NoteKey noteKey(String given) throws IOException {
        boolean isKey = given.contains("+") && !Files.exists(Path.of(given));
        return NoteKey.parse(isKey ? given : Files.readString(Path.of(given)).strip());
    }
}
