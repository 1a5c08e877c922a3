package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.client.Refusals;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Submits a verification as an event. */
@CommandLine.Command(
        name = "submit",
        description = {
            "Submit a verification, as an event on Kafka.",
            "",
            "Example: passport submit --passport ID --endpoint http://127.0.0.1:8099/v1 --model"
                    + " my-model",
            "Files: passport submit --adapter file:/models/my-adapter --base"
                    + " hub://organisation/name"
        },
        mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Option(
            names = "--passport",
            paramLabel = "ID",
            description = "The passport to verify against; files are looked at without one, too.")
    private @Nullable UUID passport;

    @CommandLine.Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "Base URL of an OpenAI-compatible API, up to and with its version (default:"
                            + " the platform's own tiny models).")
    private @Nullable URI endpoint;

    @CommandLine.Option(names = "--model", description = "The model's id at that endpoint.")
    private @Nullable String model;

    @CommandLine.Option(
            names = "--weights",
            paramLabel = "LOCATION",
            description =
                    "Look at the files of a whole model instead: file:/PATH, under a folder that"
                            + " probe-service may look at, or hub://ORGANISATION/NAME@REVISION.")
    private @Nullable String weights;

    @CommandLine.Option(
            names = "--adapter",
            paramLabel = "LOCATION",
            description = "Look at the files of an adapter instead.")
    private @Nullable String adapter;

    @CommandLine.Option(
            names = "--base",
            paramLabel = "LOCATION",
            description = "Where the model lies that the files are held against.")
    private @Nullable String base;

    @CommandLine.Option(
            names = "--secret",
            paramLabel = "NAME",
            description =
                    "Name of the endpoint's key, or of the hub's (see `passport secret set`).")
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

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Running running = data.running();
        UUID preparedId =
                prepared == null
                        ? null
                        : new Passports(new Rest(running.passport()))
                                .upload(Objects.requireNonNull(passport), prepared);
        VerificationRequested request =
                new VerificationRequested(
                        id == null ? UUID.randomUUID() : id,
                        passport,
                        access(running),
                        List.of(model == null ? Observer.ENGINEER : Observer.CREATOR),
                        alpha,
                        new Budget(maxProbes),
                        preparedId);
        try (Events events =
                new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC())) {
            return watch ? watched(running, events, request) : send(events, request);
        }
    }

    private static int watched(Running running, Events events, VerificationRequested request) {
        try (Refusals refusals = events.refusedVerifications(false)) {
            send(events, request);
            return WatchCommand.watch(running, request.verificationId(), refusals);
        }
    }

    private static int send(Events events, VerificationRequested request) {
        events.send(List.of(request));
        System.out.println(request.verificationId());
        return 0;
    }

    /** How the model is looked at; one way, and what belongs to it. */
    private Access access(Running running) {
        if (Stream.of(model, weights, adapter).filter(Objects::nonNull).count() != 1) {
            throw wrong("name one of --model, --weights and --adapter");
        }
        if (model == null && (endpoint != null || prepared != null)) {
            throw wrong("--endpoint and --prepared belong to --model: files are not asked");
        }
        if (model != null && passport == null) {
            throw wrong("--model is verified against a --passport");
        }
        if (model != null && base != null) {
            throw wrong("--base belongs to --weights or --adapter");
        }
        try {
            if (weights != null) {
                return new Access.Weights(weights, base, secret);
            }
            if (adapter != null) {
                return new Access.Adapter(adapter, base, secret);
            }
        } catch (IllegalArgumentException location) {
            throw wrong(String.valueOf(location.getMessage()));
        }
        return new Access.Chat(
                endpoint == null ? running.lab() : endpoint,
                String.valueOf(model),
                secret,
                Map.of(),
                0,
                null,
                maxTokens);
    }

    private CommandLine.ParameterException wrong(String what) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), what);
    }
}
