package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Panels;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.panel.FamilyNames;
import dev.semanticpassport.local.panel.RecordedAnswers;
import dev.semanticpassport.local.platform.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Panels: models known by their answers. */
@CommandLine.Command(
        name = "panel",
        description = {
            "Panels of models that are known by their answers.",
            "",
            "Example: passport panel create mine",
            "         passport panel enrol mine --model base",
            "         passport identify --panel mine --model unknown"
        },
        mixinStandardHelpOptions = true)
public final class PanelCommand {
    private static final String NAME = "The panel's name.";

    @CommandLine.Command(
            name = "create",
            description = {
                "Make a panel without models.",
                "A cohort is another panel, from whose models is learnt what is usual: without one"
                        + " the panel is ranked, and no level of error holds."
            },
            mixinStandardHelpOptions = true)
    Integer create(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "NAME", description = NAME) String name,
            @CommandLine.Option(
                            names = "--cohort",
                            paramLabel = "NAME",
                            description = "A panel whose models teach what is usual.")
                    @Nullable String cohort) {
        Panels panels = new Panels(data.running());
        panels.create(name, cohort);
        System.out.println(panels.told(name));
        return 0;
    }

    @CommandLine.Command(
            name = "import",
            description = {
                "Enrol models by recorded answers; the panel is made where there is none.",
                "What cannot be read or is refused is named and left out, and the exit code is 1;"
                        + " all else is enrolled. The same import again changes nothing."
            },
            mixinStandardHelpOptions = true)
    Integer imported(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "NAME", description = NAME) String name,
            @CommandLine.ArgGroup(multiplicity = "1") Source source,
            @CommandLine.Option(
                            names = "--families",
                            paramLabel = "CSV",
                            description = "A file with the columns model and family.")
                    @Nullable Path families,
            @CommandLine.Option(
                            names = "--cohort",
                            paramLabel = "PANEL",
                            description = "Of a panel that is made: where what is usual is learnt.")
                    @Nullable String cohort,
            @CommandLine.Option(
                            names = "--prompts",
                            defaultValue = "100",
                            description = "Most answers of each model (default: ${DEFAULT-VALUE}).")
                    int prompts)
            throws IOException {
        Panels panels = new Panels(data.running());
        Map<String, String> named = families == null ? Map.of() : FamilyNames.read(families);
        PanelImport importing = new PanelImport(panels, name, cohort, named, Screen.ofProcess());
        if (source.jsonl != null) {
            RecordedAnswers.jsonl(source.jsonl, prompts, importing::take);
        }
        if (source.alpaca != null) {
            RecordedAnswers.alpaca(source.alpaca, prompts, importing::take);
        }
        return importing.end() ? 0 : 1;
    }

    /** Where recorded answers are. */
    static final class Source {
        @CommandLine.Option(
                names = "--jsonl",
                paramLabel = "FILE",
                description = "Lines of {\"model\", \"family\", \"prompt\", \"answer\"}.")
        private @Nullable Path jsonl;

        @CommandLine.Option(
                names = "--alpaca",
                paramLabel = "DIR",
                description = "A folder laid out as AlpacaEval's results.")
        private @Nullable Path alpaca;
    }

    @CommandLine.Command(
            name = "enrol",
            description = {
                "Enrol a model: ask it a probe set, or take the answers of a verification.",
                "The panel is made where there is none."
            },
            mixinStandardHelpOptions = true)
    Integer enrol(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Mixin ChatOptions chat,
            @CommandLine.Parameters(paramLabel = "NAME", description = NAME) String name,
            @CommandLine.Option(
                            names = "--model",
                            required = true,
                            description = "The model's id at the endpoint, and in the panel.")
                    String model,
            @CommandLine.Option(names = "--as", description = "Its name in the panel, if another.")
                    @Nullable String as,
            @CommandLine.Option(
                            names = "--family",
                            defaultValue = "",
                            description = "Models that are not independent carry the same.")
                    String family,
            @CommandLine.Option(
                            names = "--verification",
                            paramLabel = "ID",
                            description = "A settled verification whose answers are taken.")
                    @Nullable UUID verification) {
        Running running = data.running();
        Panels panels = new Panels(running);
        panels.createIfAbsent(name, null);
        UUID asked = verification == null ? asked(running, chat, model) : verification;
        JsonNode changed = panels.enrol(name, as == null ? model : as, family, asked);
        System.out.println(
                "%s: version %d, %d answers of verification %s"
                        .formatted(
                                name,
                                changed.path("version").asInt(),
                                changed.path("answers").asInt(),
                                asked));
        return 0;
    }

    private static UUID asked(Running running, ChatOptions chat, String model) {
        VerificationRequested request =
                VerificationRequested.ofProbeSet(
                        UUID.randomUUID(),
                        chat.access(running, model),
                        .05,
                        chat.budget(),
                        chat.probeSet(),
                        null);
        VerificationSettled settled = Panels.settled(running, request);
        return settled.verificationId();
    }

    @CommandLine.Command(
            name = "list",
            description = "List panels.",
            mixinStandardHelpOptions = true)
    Integer list(@CommandLine.Mixin DataOption data) {
        for (JsonNode panel : new Rest(data.running().scoring()).read("/api/v1/panels")) {
            System.out.println(
                    "%s, version %d"
                            .formatted(
                                    panel.path("panel").path("name").asText(),
                                    panel.path("panel").path("version").asInt()));
        }
        return 0;
    }

    @CommandLine.Command(
            name = "show",
            description = "Show a panel's models.",
            mixinStandardHelpOptions = true)
    Integer show(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "NAME", description = NAME) String name) {
        Panels panels = new Panels(data.running());
        System.out.println(panels.told(name));
        for (JsonNode model : panels.read(name).path("models")) {
            System.out.println(
                    "  %s  family %s  %d answers"
                            .formatted(
                                    model.path("model").asText(),
                                    model.path("family").asText().isEmpty()
                                            ? "not named"
                                            : model.path("family").asText(),
                                    model.path("answers").asInt()));
        }
        return 0;
    }

    @CommandLine.Command(
            name = "tree",
            description = {
                "Draw the tree of a panel's models by how like their answers are.",
                "It has no root, and proves no descent."
            },
            mixinStandardHelpOptions = true)
    Integer tree(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "NAME", description = NAME) String name,
            @CommandLine.Option(
                            names = "--newick",
                            paramLabel = "FILE",
                            description = "Where the tree is written in the Newick format.")
                    @Nullable Path newick)
            throws IOException {
        JsonNode tree = new Panels(data.running()).tree(name);
        System.out.println(tree.path("drawn").asText());
        System.out.println(tree.path("assumption").asText());
        if (newick != null) {
            Files.writeString(newick, tree.path("newick").asText() + "\n");
            System.out.println("written to " + newick);
        }
        return 0;
    }

    @CommandLine.Command(
            name = "remove",
            description = "Take a model out of the next version.",
            mixinStandardHelpOptions = true)
    Integer remove(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "NAME", description = NAME) String name,
            @CommandLine.Option(
                            names = "--model",
                            required = true,
                            description = "Its name in the panel.")
                    String model) {
        Panels panels = new Panels(data.running());
        panels.remove(name, model);
        System.out.println(panels.told(name));
        return 0;
    }
}
