package dev.semanticpassport.local.command;

import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.log.LogFile;
import dev.semanticpassport.document.verifying.Finding;
import dev.semanticpassport.document.verifying.LogChecking;
import dev.semanticpassport.document.verifying.Verified;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.KeyFile;
import dev.semanticpassport.local.client.LogClient;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Witnessing;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The log: witness it, take it away, check it. */
@CommandLine.Command(
        name = "log",
        description = "Witness the log, take it away as a file, and check such a file offline.",
        mixinStandardHelpOptions = true)
public final class LogCommand {

    private final SecureRandom random = new SecureRandom();

    @CommandLine.Command(
            name = "witness",
            description = {
                "Cosign the log's newest checkpoint, if it grew out of the last one seen.",
                "The platform takes it once its operator has the witness's key"
                        + " (passport.log.witnesses; `passport log witness-key` prints it)."
            },
            mixinStandardHelpOptions = true)
    Integer witness(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Mixin PassphraseOption passphrase,
            @CommandLine.Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description = "The witness's key, made by `passport key create`.")
                    Path key,
            @CommandLine.Option(
                            names = "--name",
                            required = true,
                            paramLabel = "NAME",
                            description = "The witness's name, which stands beside its signature.")
                    String name,
            @CommandLine.Option(
                            names = "--memory",
                            required = true,
                            paramLabel = "FILE",
                            description = "The last checkpoint seen; made at the first time.")
                    Path memory,
            @CommandLine.Option(
                            names = "--log-key",
                            paramLabel = "KEY",
                            description = "The log's key, or a file with it.")
                    @Nullable String logKey)
            throws IOException {
        SigningKey signing = new KeyFile(key).open(passphrase.existing(), random);
        Optional<NoteKey> pinned =
                logKey == null ? Optional.empty() : Optional.of(TrustOptions.noteKey(logKey));
        long size =
                new Witnessing(new LogClient(new Rest(data.running().passport())), memory)
                        .witness(name, signing, pinned, Instant.now(), random);
        System.out.println("Cosigned the checkpoint of size " + size + ".");
        return 0;
    }

    @CommandLine.Command(
            name = "witness-key",
            description = "Print a witness's public key as the log's operator needs it.",
            mixinStandardHelpOptions = true)
    Integer witnessKey(
            @CommandLine.Option(
                            names = "--key",
                            required = true,
                            paramLabel = "FILE",
                            description = "The witness's key, made by `passport key create`.")
                    Path key,
            @CommandLine.Option(
                            names = "--name",
                            required = true,
                            paramLabel = "NAME",
                            description = "The witness's name, which stands beside its signature.")
                    String name)
            throws IOException {
        System.out.println(
                new NoteKey(name, NoteKey.Kind.WITNESS, new KeyFile(key).publicHalf()).encoded());
        return 0;
    }

    @CommandLine.Command(
            name = "export",
            description = "Write the whole log to a file: its key, a checkpoint, every leaf.",
            mixinStandardHelpOptions = true)
    Integer export(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "FILE", description = "Written anew.") Path file)
            throws IOException {
        LogClient log = new LogClient(new Rest(data.running().passport()));
        LogClient.About about = log.about();
        SignedCheckpoint checkpoint = log.checkpoint();
        long size = checkpoint.checkpoint().size();
        Screen screen = Screen.ofProcess();
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try (BufferedWriter out = Files.newBufferedWriter(fresh)) {
            out.write(LogFile.head(about.key(), about.witnesses(), List.of(checkpoint)) + "\n");
            log.leaves(
                    size,
                    leaf -> line(out, leaf),
                    done -> screen.status(done + " of " + size + " leaves"));
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        screen.line(size + " leaves in " + file);
        return 0;
    }

    private static void line(BufferedWriter out, String leaf) {
        try {
            out.write(leaf);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @CommandLine.Command(
            name = "verify",
            description = {
                "Check an exported log, offline.",
                "Exit codes: 0 verified, 1 refuted, 2 cannot be decided, 3 unreadable."
            },
            mixinStandardHelpOptions = true)
    Integer verify(
            @CommandLine.Mixin TrustOptions trust,
            @CommandLine.Parameters(
                            paramLabel = "FILE",
                            description = "What `passport log export` wrote.")
                    Path file,
            @CommandLine.Option(names = "--json", description = "For scripts.") boolean json)
            throws IOException {
        Verified verified;
        try (Stream<String> lines = Files.lines(file)) {
            verified =
                    LogChecking.check(
                            LogFile.read(
                                    file.toString(), lines.iterator(), Set.of(), Optional.empty()),
                            trust.trust());
        } catch (UnreadableFileException | UncheckedIOException e) {
            verified =
                    new Verified(
                            List.of(
                                    new Finding.Unreadable(
                                            "file", String.valueOf(e.getMessage()))));
        }
        System.out.print(json ? verified.toJson() + "\n" : Findings.lines(verified));
        return verified.outcome().exitCode();
    }
}
