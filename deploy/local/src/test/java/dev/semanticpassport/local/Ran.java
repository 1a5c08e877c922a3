package dev.semanticpassport.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * What a run of the command line left.
 *
 * @param said on both streams, in order
 */
record Ran(int exitCode, String said) {

    /** Runs a command as somebody at a terminal does. */
    static Ran command(List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, UTF_8);
        PrintStream wasOut = System.out;
        PrintStream wasErr = System.err;
        System.setOut(both);
        System.setErr(both);
        try {
            int exitCode = Main.commandLine().execute(arguments.toArray(String[]::new));
            return new Ran(exitCode, said.toString(UTF_8));
        } finally {
            System.setOut(wasOut);
            System.setErr(wasErr);
        }
    }
}
