package dev.semanticpassport.local.command;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.OwnerOnly;
import dev.semanticpassport.writing.MessageFile;
import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;
import dev.semanticpassport.writing.Speaker;
import dev.semanticpassport.writing.importing.ImportListener;
import dev.semanticpassport.writing.importing.ImportOptions;
import dev.semanticpassport.writing.importing.Importing;
import dev.semanticpassport.writing.importing.Outcome;
import dev.semanticpassport.writing.importing.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** From what an author wrote to one file of messages, offline. */
@CommandLine.Command(
        name = "import",
        description = {
            "Read writing - chats of ChatGPT, Claude, Telegram and Nexus (Obsidian), Markdown, text,",
            "HTML, in files, folders and ZIP archives - into one file of messages, or, with",
            "--passport, into a passport of a running platform, where it rests sealed.",
            "Exit code 1 where something could not be read; the rest is imported all the same."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    private static final int LISTED = 20;
    private static final double MEBIBYTE = 1 << 20;

    @CommandLine.Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files, folders and ZIP archives.")
    private List<Path> paths = new ArrayList<>();

    @CommandLine.Option(
            names = "--author",
            paramLabel = "NAME",
            description =
                    "A name under which the author writes in chats of several; may be given again.")
    private List<String> authors = new ArrayList<>();

    @CommandLine.Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Time zone of times that name none (default: ${DEFAULT-VALUE}).")
    private String zone = "UTC";

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "messages.jsonl",
            description = "Where to; only you may read it (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("messages.jsonl");

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Option(
            names = "--passport",
            paramLabel = "ID",
            description =
                    "Send the writing to this passport of a running platform instead; its meaning"
                            + " tree is built there.")
    private @Nullable UUID passport;

    @Override
    public Integer call() throws IOException {
        if (passport != null) {
            ZoneId checked = zone();
            Rest rest = new Rest(data.running().passport());
            return new ImportSending(rest, passport, System.out, System.err)
                            .send(paths, authors, checked.getId())
                    ? 0
                    : 1;
        }
        Screen screen = Screen.ofProcess();
        ImportOptions options = ImportOptions.of(new HashSet<>(authors), zone());
        Outcome outcome;
        try (OwnerOnly.Growing file = OwnerOnly.growing(out)) {
            try (MessageFile.Appender messages = MessageFile.appender(file.content())) {
                outcome = Importing.run(paths, options, messages, new OnScreen(screen));
            }
            file.keep();
        }
        summary(screen, outcome);
        return outcome.problemCount() == 0 ? 0 : 1;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--zone " + zone + " is no time zone; try Europe/Berlin or +03:00", e);
        }
    }

    private void summary(Screen screen, Outcome outcome) {
        String files =
                outcome.files().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        screen.line("");
        screen.line("  files          " + (files.isEmpty() ? "none" : files));
        if (outcome.passedOver() > 0) {
            screen.line("  passed over    " + outcome.passedOver() + " files without writing");
        }
        screen.line("  conversations  " + outcome.conversations());
        screen.line("  messages       " + outcome.messageCount());
        for (Speaker speaker : Speaker.values()) {
            Long count = outcome.messages().get(speaker);
            if (count != null) {
                screen.line(
                        "    %-12s %d".formatted(speaker.name().toLowerCase(Locale.ROOT), count));
            }
        }
        screen.line("  repairs        " + outcome.repairCount());
        screen.line("  problems       " + outcome.problemCount());
        screen.line("  written to     " + out);
    }

    /** Shows progress, and the first repairs and problems as they come. */
    private static final class OnScreen implements ImportListener {
        private final Screen screen;
        private long shown;

        OnScreen(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void problem(Problem problem) {
            show("  problem: " + problem);
        }

        @Override
        public void repaired(Repair repair) {
            show(
                    "  repaired: %s: %s (confidence %.3f)"
                            .formatted(repair.file(), repair.how(), repair.confidence()));
        }

        @Override
        public void passedOver(String file, String why) {}

        @Override
        public void progress(Progress progress) {
            screen.status(
                    "  %.1f of %.1f MiB, %d messages, %s"
                            .formatted(
                                    progress.bytesRead() / MEBIBYTE,
                                    progress.bytesInAll() / MEBIBYTE,
                                    progress.messages(),
                                    progress.file().replaceAll("\\p{Cntrl}", "?")));
        }

        private void show(String line) {
            if (shown++ < LISTED) {
                // a file's name may hold what a terminal would obey
                screen.line(line.replaceAll("\\p{Cntrl}", "?"));
            } else if (shown == LISTED + 1) {
                screen.line("  more repairs or problems are only counted");
            }
        }
    }
}
