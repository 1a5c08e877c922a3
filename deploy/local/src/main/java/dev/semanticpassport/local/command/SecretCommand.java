package dev.semanticpassport.local.command;

import dev.semanticpassport.local.platform.OwnerOnly;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Endpoint keys: written, used by name, and never shown. */
@CommandLine.Command(
        name = "secret",
        description = {
            "Keep an endpoint's key under a name.",
            "",
            "passport secret set NAME  reads the key from the terminal or standard input, never"
                    + " from an argument."
        },
        mixinStandardHelpOptions = true)
public final class SecretCommand {
    /** Beside a key, the hosts that it may be sent to. */
    private static final String HOSTS = ".hosts";

    @CommandLine.Command(
            name = "set",
            description = "Read a key and keep it under this name.",
            mixinStandardHelpOptions = true)
    Integer set(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "NAME", description = "Letters, digits, . _ -")
                    String name,
            @CommandLine.Option(
                            names = "--host",
                            paramLabel = "HOST[:PORT]",
                            description =
                                    "The hosts that this key may be sent to, and no other; without"
                                            + " it whoever may request a verification chooses.")
                    @Nullable List<String> hosts)
            throws IOException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}") || name.endsWith(HOSTS)) {
            throw new IllegalArgumentException(
                    "a secret's name has 1 to 64 letters, digits, '.', '_' or '-', and does not end"
                            + " in .hosts, not "
                            + name);
        }
        String key = read().strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("no key was given");
        }
        // first the hosts, so that the key is never there for all
        if (hosts != null) {
            OwnerOnly.write(
                    data.layout().secrets().resolve(name + HOSTS),
                    String.join("\n", hosts).getBytes(StandardCharsets.UTF_8));
        }
        OwnerOnly.write(
                data.layout().secrets().resolve(name), key.getBytes(StandardCharsets.UTF_8));
        System.out.println("Kept. Name it with --secret " + name);
        return 0;
    }

    @SuppressWarnings("SystemConsoleNull") // where a parent took all three streams, there is none
    private static String read() throws IOException {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Key: ");
            return typed == null ? "" : new String(typed);
        }
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = input.readLine();
        return line == null ? "" : line;
    }

    @CommandLine.Command(
            name = "list",
            description = "List the names (never the keys).",
            mixinStandardHelpOptions = true)
    Integer list(@CommandLine.Mixin DataOption data) throws IOException {
        try (Stream<Path> files = Files.list(data.layout().secrets())) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.endsWith(HOSTS))
                    .sorted()
                    .forEach(System.out::println);
        }
        return 0;
    }
}
