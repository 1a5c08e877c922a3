package dev.semanticpassport.local.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** In which form a report is printed; as Markdown where nothing is said. */
final class ReportFormOption {

    @CommandLine.ArgGroup private @Nullable Form form;

    /** At most one of them. */
    private static final class Form {
        @CommandLine.Option(names = "--json", description = "As JSON instead of Markdown.")
        private boolean json;

        @CommandLine.Option(
                names = "--html",
                description = "As one page of HTML that loads nothing, for a browser or a file.")
        private boolean html;
    }

    /** What to ask the service for. */
    String mediaType() {
        if (form != null && form.html) {
            return "text/html";
        }
        return form != null && form.json ? "application/json" : "text/markdown";
    }
}
