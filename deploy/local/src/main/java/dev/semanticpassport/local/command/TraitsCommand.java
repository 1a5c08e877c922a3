package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.client.Panels;
import dev.semanticpassport.local.client.TraitLists;
import dev.semanticpassport.local.platform.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Which public ideas a model's answers express beside a panel's, and what stands out blind. */
@CommandLine.Command(
        name = "traits",
        description = {
            "Which of a passport's public ideas a model expresses, beside a panel's models.",
            "",
            "Example: passport traits store mine/1 --map kit/map.json",
            "         passport panel enrol ordinary --model base --probe-set mine/1",
            "         passport traits read --panel ordinary --model carrier --probe-set mine/1"
                    + " --traits mine/1"
        },
        mixinStandardHelpOptions = true)
public final class TraitsCommand {

    @CommandLine.Command(
            name = "store",
            description = {
                "Store a kit's public ideas, and questions about them that training never asks.",
                "They make a list of ideas at scoring-service, and a probe set of the same name and"
                        + " version at passport-service: of each idea the questions that the kit"
                        + " holds out, and up to six further ones."
            },
            mixinStandardHelpOptions = true)
    Integer store(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(
                            paramLabel = "NAME/VERSION",
                            description = "What list and probe set are called, such as mine/1.")
                    String traits,
            @CommandLine.Option(
                            names = "--map",
                            required = true,
                            paramLabel = "FILE",
                            description = "The kit's map.json.")
                    Path map)
            throws IOException {
        TraitsVersion version = version(traits);
        TraitLists.Stored stored =
                new TraitLists(data.running())
                        .store(version, map.toString(), Files.readAllBytes(map));
        System.out.println(
                "%s/%d: %d ideas, %d questions"
                        .formatted(
                                version.name(),
                                version.version(),
                                stored.ideas(),
                                stored.questions()));
        return 0;
    }

    @CommandLine.Command(
            name = "read",
            description = {
                "Ask a model, and look its answers through beside a panel's to the same prompts.",
                "Without --traits they are only read blind."
            },
            mixinStandardHelpOptions = true)
    Integer read(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Mixin ChatOptions chat,
            @CommandLine.Option(
                            names = "--panel",
                            required = true,
                            paramLabel = "NAME",
                            description = "The panel to compare with.")
                    String panel,
            @CommandLine.Option(
                            names = "--model",
                            required = true,
                            description = "The model's id at the endpoint.")
                    String model,
            @CommandLine.Option(
                            names = "--traits",
                            paramLabel = "NAME/VERSION",
                            description = "The ideas to look for.")
                    @Nullable String traits,
            @CommandLine.Option(
                            names = "--alpha",
                            defaultValue = "0.05",
                            description =
                                    "Share of ideas found falsely on average (default:"
                                            + " ${DEFAULT-VALUE}).")
                    double alpha) {
        Running running = data.running();
        VerificationRequested request =
                VerificationRequested.ofProbeSet(
                        UUID.randomUUID(),
                        chat.access(running, model),
                        alpha,
                        chat.budget(),
                        chat.probeSet(),
                        new Comparison.Traits(
                                panel,
                                new Panels(running).version(panel),
                                traits == null ? null : version(traits)));
        VerificationSettled settled = Panels.settled(running, request);
        System.out.println(FindingText.told(settled.finding()));
        System.out.println("verification " + settled.verificationId());
        return 0;
    }

    @CommandLine.Command(
            name = "match",
            description = "Match what was read blind to a list of ideas, or to a decoy.",
            mixinStandardHelpOptions = true)
    Integer match(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(
                            paramLabel = "VERIFICATION",
                            description = "A verification by `traits read`.")
                    UUID verification,
            @CommandLine.Option(
                            names = "--traits",
                            required = true,
                            paramLabel = "NAME/VERSION",
                            description = "The ideas.")
                    String traits) {
        JsonNode matched = new TraitLists(data.running()).matched(verification, version(traits));
        for (JsonNode group : matched.path("groups")) {
            StringBuilder terms = new StringBuilder();
            group.path("terms").forEach(term -> terms.append(' ').append(term.asText()));
            System.out.println(
                    "%s:%s"
                            .formatted(
                                    group.hasNonNull("idea") ? group.path("idea").asText() : "-",
                                    terms));
        }
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "precision %.2f, recall %.2f",
                        matched.path("precision").asDouble(),
                        matched.path("recall").asDouble()));
        return 0;
    }

    private static TraitsVersion version(String traits) {
        NamedVersion list = NamedVersion.of("a list of ideas", traits);
        return new TraitsVersion(list.name(), list.version());
    }
}
