package dev.semanticpassport.local;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;

/**
 * What a person reads while something runs: lines that stay, and one status line that is written
 * over on a terminal, and repeated now and then where output goes to a file.
 */
public final class Screen {
    private static final Duration REPEAT = Duration.ofSeconds(5);
    private static final int WIDTH = 110;

    private final PrintStream out;
    private final boolean terminal;
    private String status = "";
    private long repeatedAt = System.nanoTime() - REPEAT.toNanos();

    public Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The screen of this process. */
    @SuppressWarnings("SystemConsoleNull") // where a parent took all three streams, there is none
    public static Screen ofProcess() {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return new Screen(System.out, terminal);
    }

    /** A line that stays. */
    public synchronized void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    /** What is going on at this moment. */
    public synchronized void status(String text) {
        if (terminal) {
            clear();
            status = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
            out.print(status);
            out.flush();
        } else if (System.nanoTime() - repeatedAt > REPEAT.toNanos()) {
            repeatedAt = System.nanoTime();
            out.println("  … " + text.strip());
            out.flush();
        }
    }

    private void clear() {
        if (!status.isEmpty()) {
            out.print("\r" + " ".repeat(status.length()) + "\r");
            status = "";
        }
    }

    public PrintStream out() {
        return out;
    }
}
