package dev.semanticpassport.local.command;

import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.log.LogFile;
import dev.semanticpassport.document.log.ReadLog;
import dev.semanticpassport.document.verifying.AtHand;
import dev.semanticpassport.document.verifying.Finding;
import dev.semanticpassport.document.verifying.Verified;
import dev.semanticpassport.document.verifying.Verifying;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Checks a passport's file without asking anybody. */
@CommandLine.Command(
        name = "verify",
        description = {"Check a passport's file, offline, and name exactly what differs."},
        footer = {
            "",
            "Exit codes: 0 verified, 1 refuted, 2 cannot be decided, 3 unreadable, 64 wrong usage."
        },
        exitCodeOnInvalidInput = VerifyCommand.WRONG_USAGE,
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;

    @CommandLine.Mixin private TrustOptions trust = new TrustOptions();

    @CommandLine.Parameters(paramLabel = "FILE", description = "The passport's file.")
    private Path file = Path.of("passport.json");

    @CommandLine.Option(
            names = "--files",
            paramLabel = "DIR",
            description = "The model's files, to hold against their digests.")
    private @Nullable Path files;

    @CommandLine.Option(
            names = "--earlier",
            paramLabel = "FILE",
            description = "A file of an earlier revision.")
    private List<Path> earlier = new ArrayList<>();

    @CommandLine.Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "An export of the whole log: shows a later revision or a revocation that the"
                            + " file hides.")
    private @Nullable Path log;

    @CommandLine.Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() {
        Verified verified;
        try {
            verified = verified();
        } catch (IOException e) {
            verified = unreadable(FileProblem.told(e));
        } catch (UnreadableFileException e) {
            verified = unreadable(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            System.err.println("passport verify: " + e.getMessage());
            return WRONG_USAGE;
        }
        System.out.print(json ? verified.toJson() + "\n" : Findings.lines(verified));
        return verified.outcome().exitCode();
    }

    private static Verified unreadable(String detail) {
        return new Verified(List.of(new Finding.Unreadable("file", detail)));
    }

    private Verified verified() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder; name the passport's file in it");
        }
        byte[] bytes = Files.readAllBytes(file);
        Optional<List<FileDigest>> digests = Optional.empty();
        if (files != null) {
            digests = Optional.of(FolderReading.read(files, Set.of(file.toString()), _ -> {}));
        }
        List<AtHand.Earlier> before = new ArrayList<>();
        for (Path one : earlier) {
            before.add(new AtHand.Earlier(one.toString(), Files.readAllBytes(one)));
        }
        return Verifying.verify(
                file.toString(),
                bytes,
                trust.trust(),
                new AtHand(digests, before, exported(bytes)));
    }

    private Optional<ReadLog> exported(byte[] bytes) throws IOException {
        if (log == null) {
            return Optional.empty();
        }
        PassportFile passport = PassportFile.parse(file.toString(), bytes);
        Set<Long> sizes =
                passport.log().stream()
                        .map(proof -> proof.checkpoint().checkpoint().size())
                        .collect(Collectors.toSet());
        try (Stream<String> lines = Files.lines(log)) {
            return Optional.of(
                    LogFile.read(
                            log.toString(),
                            lines.iterator(),
                            sizes,
                            Optional.of(
                                    passport.document(file.toString()).edition().passportId())));
        } catch (UncheckedIOException e) {
            throw new IOException(log + " cannot be read", e);
        }
    }

    /** The command alone: the launcher starts it without the rest of the command line. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new VerifyCommand()).execute(args));
    }
}
