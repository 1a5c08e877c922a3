package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.local.client.FleetClient;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Running;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine;

/** Endpoints that are looked at again and again. */
@CommandLine.Command(
        name = "endpoint",
        description = "Watch endpoints: do they still serve the model that answered first?",
        mixinStandardHelpOptions = true)
public final class EndpointCommand {
    private static final String WATCH = "The watch's id, as `endpoint list` says it.";
    private static final String API = "/api/v1/watches";

    @CommandLine.Command(
            name = "watch",
            description = {
                "Watch an endpoint. Its first answers are the measure.",
                "Once it answers unlike them, the event model.drifted.v1 tells it, once."
            },
            mixinStandardHelpOptions = true)
    Integer watch(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Mixin ChatOptions chat,
            @CommandLine.Option(
                            names = "--model",
                            required = true,
                            description = "The model's id at the endpoint.")
                    String model,
            @CommandLine.Option(
                            names = "--every",
                            defaultValue = "PT6H",
                            paramLabel = "DURATION",
                            description = "Time between looks (default: ${DEFAULT-VALUE}).")
                    String every,
            @CommandLine.Option(
                            names = "--alpha",
                            defaultValue = "0.001",
                            description =
                                    "Chance of ever telling of drift where there is none (default:"
                                            + " ${DEFAULT-VALUE}).")
                    double alpha) {
        Running running = data.running();
        ObjectMapper json = EventJson.mapper();
        ObjectNode body = json.createObjectNode();
        body.set("access", FleetClient.tree(chat.access(running, model)));
        body.set("probeSet", json.valueToTree(chat.probeSet()));
        body.put("prompts", chat.prompts()).put("every", every).put("alpha", alpha);
        UUID watch = UUID.randomUUID();
        new Rest(running.passport())
                .put(API + "/" + watch, body.toString().getBytes(StandardCharsets.UTF_8));
        System.out.println(watch);
        return 0;
    }

    @CommandLine.Command(
            name = "list",
            description = "List watches, the newest first.",
            mixinStandardHelpOptions = true)
    Integer list(@CommandLine.Mixin DataOption data) {
        for (JsonNode watch : new Rest(data.running().passport()).read(API)) {
            print(watch);
        }
        return 0;
    }

    @CommandLine.Command(
            name = "show",
            description = "Show a watch.",
            mixinStandardHelpOptions = true)
    Integer show(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "WATCH", description = WATCH) UUID watch) {
        print(new Rest(data.running().passport()).read(API + "/" + watch));
        return 0;
    }

    @CommandLine.Command(
            name = "stop",
            description = "Stop a watch.",
            mixinStandardHelpOptions = true)
    Integer stop(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "WATCH", description = WATCH) UUID watch) {
        print(new Rest(data.running().passport()).delete(API + "/" + watch));
        return 0;
    }

    private static void print(JsonNode watch) {
        System.out.printf(
                Locale.ROOT,
                "%s  %s  %s: %d looks, evidence %.3g of %.3g%s%n",
                watch.path("watchId").asText(),
                watch.path("model").asText(),
                watch.path("state").asText(),
                watch.path("looks").asInt(),
                watch.path("evidence").asDouble(),
                1 / watch.path("alpha").asDouble(),
                watch.hasNonNull("driftedAt")
                        ? ", noticed at verification " + watch.path("driftedAt").asText()
                        : watch.hasNonNull("referenceAgain") ? "" : ", first answers awaited");
    }
}
