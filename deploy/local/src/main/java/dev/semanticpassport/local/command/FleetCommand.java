package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.FleetClient;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Many models against one passport. */
@CommandLine.Command(
        name = "fleet",
        description = "Verify many models against one passport, with errors controlled over all.",
        mixinStandardHelpOptions = true)
public final class FleetCommand {
    private static final Duration PATIENCE = Duration.ofHours(12);

    @CommandLine.Command(
            name = "submit",
            description = {
                "Store a list of models and ask for the fleet, as an event on Kafka.",
                "The file has a model a line: its id at the endpoint, or JSON as an event's access"
                        + " has it."
            },
            mixinStandardHelpOptions = true)
    Integer submit(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Option(
                            names = "--passport",
                            required = true,
                            paramLabel = "ID",
                            description = "The passport to verify against.")
                    UUID passport,
            @CommandLine.Option(
                            names = "--models",
                            required = true,
                            paramLabel = "FILE",
                            description = "The models, one a line.")
                    Path models,
            @CommandLine.Option(
                            names = "--prepared",
                            paramLabel = "FILE",
                            description =
                                    "Prepared beacons, where the author keeps the key; they are"
                                            + " handed to passport-service, sealed there.")
                    @Nullable Path prepared,
            @CommandLine.Option(
                            names = "--endpoint",
                            paramLabel = "URL",
                            description = "Of models named by id (default: the tiny models).")
                    @Nullable URI endpoint,
            @CommandLine.Option(
                            names = "--error",
                            defaultValue = "FALSE_DISCOVERY_RATE",
                            description =
                                    "The error that is controlled over the fleet: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
                    FleetError error,
            @CommandLine.Option(
                            names = "--alpha",
                            defaultValue = "0.01",
                            description = "Its level (default: ${DEFAULT-VALUE}).")
                    double alpha,
            @CommandLine.Option(
                            names = "--max-probes",
                            defaultValue = "64",
                            description = "Most probes of each model (default: ${DEFAULT-VALUE}).")
                    int maxProbes,
            @CommandLine.Option(names = "--watch", description = "Wait for the report.")
                    boolean watch)
            throws IOException {
        Running running = data.running();
        UUID fleet = UUID.randomUUID();
        FleetClient client = new FleetClient(running);
        client.submit(
                fleet,
                read(models, endpoint == null ? running.lab() : endpoint),
                new FleetClient.Terms(
                        passport,
                        error,
                        alpha,
                        new Budget(maxProbes),
                        prepared == null
                                ? null
                                : new Passports(new Rest(running.passport()))
                                        .upload(passport, prepared)));
        System.out.println(fleet);
        if (watch) {
            Screen screen = Screen.ofProcess();
            client.await(fleet, PATIENCE, screen::status);
            print(client.report(fleet).path("body"), false);
        }
        return 0;
    }

    @CommandLine.Command(
            name = "report",
            description = "Print a fleet's report, or how far it is.",
            mixinStandardHelpOptions = true)
    Integer report(
            @CommandLine.Mixin DataOption data,
            @CommandLine.Parameters(paramLabel = "FLEET", description = "The fleet's id.")
                    UUID fleet,
            @CommandLine.Option(names = "--all", description = "Every model, not the recognised.")
                    boolean all,
            @CommandLine.Option(names = "--json", description = "As JSON.") boolean json,
            @CommandLine.Option(
                            names = "--html",
                            description = "As one page of HTML that loads nothing.")
                    boolean html) {
        FleetClient client = new FleetClient(data.running());
        JsonNode state = client.state(fleet);
        if (!"SETTLED".equals(state.path("state").asText())) {
            System.out.println(state.toPrettyString());
            return 0;
        }
        if (html) {
            System.out.println(client.page(fleet));
            return 0;
        }
        JsonNode report = client.report(fleet);
        if (json) {
            System.out.println(report);
        } else {
            print(report.path("body"), all);
        }
        return 0;
    }

    private static void print(JsonNode body, boolean all) {
        System.out.println(body.path("inWords").asText());
        System.out.printf(
                Locale.ROOT,
                "refuted in %d, undecided in %d, refused %d; %d questions asked in all%n",
                body.path("notRecognised").asInt(),
                body.path("undecided").asInt(),
                body.path("refused").asInt(),
                body.path("asked").asInt());
        System.out.printf(
                "  %-32s %8s  %-4s %-4s %-7s  %s%n",
                "model", "log10 E", "FDR", "FWER", "arrived", "own verdict");
        String deciding = deciding(FleetError.valueOf(body.path("error").asText()));
        for (JsonNode row : body.path("rows")) {
            if (all || row.path(deciding).asBoolean()) {
                System.out.printf(
                        Locale.ROOT,
                        "  %-32s %8.2f  %-4s %-4s %-7s  %s%n",
                        row.path("model").asText(),
                        row.path("log10E").asDouble(),
                        row.path("falseDiscoveryRate").asBoolean() ? "yes" : "no",
                        row.path("familyWise").asBoolean() ? "yes" : "no",
                        row.path("asTheyArrive").asBoolean() ? "yes" : "no",
                        row.path("verdict").asText("refused"));
            }
        }
        for (JsonNode assumption : body.path("assumptions")) {
            System.out.println("assumes: " + assumption.asText());
        }
    }

    /** The field of a row that says whether the fleet's own rule recognises the model. */
    private static String deciding(FleetError error) {
        return switch (error) {
            case FALSE_DISCOVERY_RATE -> "falseDiscoveryRate";
            case FAMILY_WISE -> "familyWise";
            case AS_THEY_ARRIVE -> "asTheyArrive";
        };
    }

    private static List<Access> read(Path file, URI endpoint) throws IOException {
        ObjectMapper json = EventJson.mapper();
        List<Access> models = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                models.add(
                        line.startsWith("{")
                                ? json.readValue(line, Access.class)
                                : new Access.Chat(
                                        endpoint, line.strip(), null, Map.of(), 0, null, 24));
            } catch (IOException e) {
                throw new IOException(file + ", line " + number + ": " + EventJson.explain(e), e);
            }
        }
        return models;
    }
}
