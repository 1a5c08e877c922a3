package dev.semanticpassport.local.command;

import dev.semanticpassport.local.knockout.KnockoutResult;
import dev.semanticpassport.local.knockout.WritingKnockoutJson;
import dev.semanticpassport.local.knockout.WritingKnockoutPage;
import dev.semanticpassport.local.knockout.WritingKnockoutText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a knock-out map is written. */
final class KnockoutMapOptions {
    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the map as JSON, too.")
    private @Nullable Path out;

    @CommandLine.Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write it as Markdown, too.")
    private @Nullable Path markdown;

    @CommandLine.Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write it as a page, too.")
    private @Nullable Path html;

    /** As text to the terminal, and to the files that were named. */
    void write(KnockoutResult result) throws IOException {
        System.out.print(WritingKnockoutText.text(result));
        if (out != null) {
            Files.writeString(out, WritingKnockoutJson.json(result).toPrettyString() + "\n");
        }
        if (markdown != null) {
            Files.writeString(markdown, WritingKnockoutText.markdown(result));
        }
        if (html != null) {
            Files.writeString(html, WritingKnockoutPage.write(result));
        }
    }
}
