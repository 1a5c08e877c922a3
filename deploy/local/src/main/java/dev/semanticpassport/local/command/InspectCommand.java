package dev.semanticpassport.local.command;

import dev.semanticpassport.local.inspect.Inspecting;
import dev.semanticpassport.local.inspect.Inspection;
import dev.semanticpassport.local.inspect.Question;
import dev.semanticpassport.local.inspect.WritingPage;
import dev.semanticpassport.local.inspect.WritingText;
import dev.semanticpassport.weights.digesting.KnownDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What files of weights are. */
@CommandLine.Command(
        name = "inspect",
        description = {
            "Tell what weights or an adapter are, by which digest they are known again, and what was"
                    + " changed where.",
            "Reads safetensors, GGUF, PEFT adapters, files of llama2.c and a hub cache's folders;"
                    + " pickles are listed and never loaded."
        },
        footer = {
            "",
            "Exit codes: 0 all read, 1 something was refused, 2 wrong usage, 3 nothing could be read."
        },
        mixinStandardHelpOptions = true)
public final class InspectCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int UNREADABLE = 3;

    @CommandLine.Parameters(paramLabel = "PATH", description = "A file or a folder.")
    private Path path = Path.of(".");

    @CommandLine.Option(
            names = "--base",
            paramLabel = "PATH",
            description = "The model that it was made of.")
    private @Nullable Path parent;

    @CommandLine.Option(
            names = "--related-to",
            paramLabel = "PATH",
            description =
                    "Another model or adapter: is it related, and which was made of which? Of"
                            + " several, which layers come from which.")
    private List<Path> relatives = new ArrayList<>();

    @CommandLine.Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write it as a page, too.")
    private @Nullable Path html;

    @CommandLine.Option(
            names = "--modules",
            paramLabel = "N",
            defaultValue = "20",
            description = "Changed modules that are shown (default: ${DEFAULT-VALUE}).")
    private int modules;

    @CommandLine.Option(names = "--tensors", description = "Each tensor's digest as well.")
    private boolean tensors;

    @CommandLine.Option(
            names = "--headers-only",
            description = "Neither digests nor numbers, for which all bytes are read.")
    private boolean headersOnly;

    @CommandLine.Option(
            names = "--known-digests",
            paramLabel = "FILE",
            description =
                    "Remember digests there, and do not read again what did not change since.")
    private @Nullable Path knownDigests;

    @Override
    public Integer call() throws IOException {
        KnownDigests known =
                knownDigests == null ? KnownDigests.inMemory() : KnownDigests.in(knownDigests);
        Inspection inspection =
                new Inspecting(known, Clock.systemUTC())
                        .inspect(
                                new Question(
                                        path,
                                        Optional.ofNullable(parent),
                                        relatives,
                                        tensors,
                                        headersOnly));
        System.out.print(WritingText.write(inspection, modules));
        if (html != null) {
            Files.writeString(html, WritingPage.write(inspection));
        }
        if (!inspection.readable()) {
            return UNREADABLE;
        }
        return inspection.complete() ? 0 : REFUSED;
    }
}
