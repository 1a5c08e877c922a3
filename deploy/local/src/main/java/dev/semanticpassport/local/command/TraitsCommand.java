package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Comparison;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.core.signing.JsonFields;
import dev.semanticpassport.local.client.Panels;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
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
                "Store a kit's public ideas, and the questions that it holds out from training.",
                "They make a list of ideas at scoring-service, and a probe set of the same name and"
                        + " version at passport-service."
            },
            mixinStandardHelpOptions = true)
    Integer store(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "NAME/VERSION") String traits,
            @CommandLine.Option(
                            names = "--map",
                            required = true,
                            paramLabel = "FILE",
                            description = "The kit's map.json.")
                    Path map)
            throws IOException {
        TraitsVersion stored = version(traits);
        String path = stored.name() + "/" + stored.version();
        Running running = data.running();
        JsonFields kit = JsonFields.of(map.toString(), Files.readAllBytes(map));
        kit.requireText("format", "semantic-passport/transfer-map/v1");
        ArrayNode ideas = JsonNodeFactory.instance.arrayNode();
        Set<String> questions = new LinkedHashSet<>();
        for (JsonFields idea : kit.objects("ideas")) {
            if (idea.has("trait")) {
                JsonFields trait = idea.object("trait");
                questions.addAll(trait.texts("heldOut"));
                ideas.add(idea(idea, trait.object("recognition")));
            }
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.set("ideas", ideas);
        new Rest(running.scoring()).put("/api/v1/trait-lists/" + path, bytes(list));
        ObjectNode set =
                JsonNodeFactory.instance.objectNode().put("language", kit.text("language"));
        questions.forEach(set.putArray("prompts")::add);
        new Rest(running.passport()).put("/api/v1/probe-sets/" + path, bytes(set));
        System.out.println(
                "%s: %d ideas, %d questions held out from training"
                        .formatted(path, ideas.size(), questions.size()));
        return 0;
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode idea(JsonFields idea, JsonFields recognition) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("idea", idea.text("idea"))
                        .put("label", idea.text("label"))
                        .put(
                                "atLeast",
                                recognition.optional("atLeast", recognition::count).orElse(1L));
        ArrayNode terms = json.putArray("terms");
        recognition.optional("terms", recognition::texts).ifPresent(all -> all.forEach(terms::add));
        ArrayNode phrases = json.putArray("phrases");
        recognition
                .optional("phrases", recognition::texts)
                .ifPresent(all -> all.forEach(phrases::add));
        return json;
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
            @CommandLine.Option(names = "--panel", required = true, paramLabel = "NAME")
                    String panel,
            @CommandLine.Option(names = "--model", required = true) String model,
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
                        new Budget(chat.prompts()),
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
            @CommandLine.Parameters(paramLabel = "VERIFICATION") UUID verification,
            @CommandLine.Option(
                            names = "--traits",
                            required = true,
                            paramLabel = "NAME/VERSION",
                            description = "The ideas.")
                    String traits) {
        TraitsVersion list = version(traits);
        JsonNode matched =
                new Rest(data.running().scoring())
                        .read(
                                "/api/v1/verifications/%s/recognition/matches?traits=%s&version=%d"
                                        .formatted(verification, list.name(), list.version()));
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
        String[] parts = traits.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "a list of ideas is named NAME/VERSION, e.g. mine/1");
        }
        return new TraitsVersion(parts[0], Integer.parseInt(parts[1]));
    }
}
