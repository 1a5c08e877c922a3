package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Submits a verification as an event. */
@CommandLine.Command(
        name = "submit",
        description = {
            "Submit a verification, as an event on Kafka.",
            "",
            "Example: passport submit --passport ID --endpoint http://127.0.0.1:8099/v1 --model"
                    + " my-model"
        },
        mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Option(
            names = "--passport",
            required = true,
            paramLabel = "ID",
            description = "The passport to verify against.")
    private UUID passport = new UUID(0, 0);

    @CommandLine.Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "Base URL of an OpenAI-compatible API, up to and with its version (default:"
                            + " the platform's own tiny models).")
    private @Nullable URI endpoint;

    @CommandLine.Option(
            names = "--model",
            required = true,
            description = "The model's id at that endpoint.")
    private String model = "";

    @CommandLine.Option(
            names = "--secret",
            paramLabel = "NAME",
            description = "Name of the endpoint's key (see `passport secret set`).")
    private @Nullable String secret;

    @CommandLine.Option(
            names = "--alpha",
            defaultValue = "1e-6",
            description = "Chance of a false RECOGNISED (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @CommandLine.Option(
            names = "--max-probes",
            defaultValue = "100",
            description = "Most probes asked (default: ${DEFAULT-VALUE}).")
    private int maxProbes;

    @CommandLine.Option(
            names = "--max-tokens",
            defaultValue = "128",
            description = "Most tokens of one answer (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @CommandLine.Option(
            names = "--prepared",
            paramLabel = "FILE",
            description =
                    "Prepared beacons made by `passport signature prepare`, where the author keeps"
                            + " the key.")
    private @Nullable Path prepared;

    @CommandLine.Option(
            names = "--id",
            paramLabel = "UUID",
            description = "The verification's id (default: a fresh random one).")
    private @Nullable UUID id;

    @CommandLine.Option(names = "--watch", description = "Wait for the verdict and print it.")
    private boolean watch;

    @Override
    public Integer call() throws IOException {
        Running running = data.running();
        UUID preparedId = prepared == null ? null : upload(running, prepared);
        VerificationRequested request =
                new VerificationRequested(
                        id == null ? UUID.randomUUID() : id,
                        passport,
                        new Access.Chat(
                                endpoint == null ? running.lab() : endpoint,
                                model,
                                secret,
                                Map.of(),
                                0,
                                null,
                                maxTokens),
                        List.of(Observer.CREATOR),
                        alpha,
                        new Budget(maxProbes),
                        preparedId);
        try (Events events =
                new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
            events.send(List.of(request));
        }
        System.out.println(request.verificationId());
        return watch ? WatchCommand.watch(running, request.verificationId()) : 0;
    }

    private UUID upload(Running running, Path file) throws IOException {
        JsonNode content = new ObjectMapper().readTree(Files.readAllBytes(file));
        JsonNode stored =
                new Rest(running.passport())
                        .post("/api/v1/passports/" + passport + "/prepared-beacons", content);
        return UUID.fromString(stored.path("preparedBeacons").asText());
    }
}
