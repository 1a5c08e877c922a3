package dev.semanticpassport.local.command;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a passphrase comes from: a file, the environment or the terminal, never an argument. */
public final class PassphraseOption {
    private static final String VARIABLE = "PASSPORT_PASSPHRASE";

    @CommandLine.Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "File whose first line is the passphrase; without it the variable "
                            + VARIABLE
                            + ", and without that the terminal is asked.")
    private @Nullable Path file;

    /** The passphrase of a key that is there. */
    char[] existing() throws IOException {
        char[] given = given();
        return given.length > 0 ? given : asked("Passphrase: ");
    }

    /** The passphrase of a key that is made; the terminal is asked twice. */
    char[] chosen() throws IOException {
        char[] given = given();
        if (given.length > 0) {
            return given;
        }
        char[] once = asked("New passphrase: ");
        if (!Arrays.equals(once, asked("Once more: "))) {
            throw new IllegalArgumentException("the two passphrases differ");
        }
        return once;
    }

    private char[] given() throws IOException {
        if (file != null) {
            String first =
                    Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
            if (first.isEmpty()) {
                throw new IllegalArgumentException(file + " has no passphrase on its first line");
            }
            return first.toCharArray();
        }
        String variable = System.getenv(VARIABLE);
        return variable == null ? new char[0] : variable.toCharArray();
    }

    @SuppressWarnings("SystemConsoleNull") // where a parent took all three streams, there is none
    private static char[] asked(String prompt) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IllegalArgumentException(
                    "no passphrase: give --passphrase-file, or set " + VARIABLE);
        }
        char[] typed = console.readPassword(prompt);
        if (typed == null || typed.length == 0) {
            throw new IllegalArgumentException("the passphrase is empty");
        }
        return typed;
    }
}
