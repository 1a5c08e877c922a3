package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Refusals;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Running;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;

/** Follows one verification to its verdict. */
@CommandLine.Command(
        name = "watch",
        description = "Follow a verification until it is settled.",
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
    /** An event may need a moment before REST knows of it. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(15);

    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Parameters(paramLabel = "VERIFICATION", description = "The verification's id.")
    private UUID verification = new UUID(0, 0);

    @Override
    public Integer call() {
        Running running = data.running();
        try (Events events = new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC());
                Refusals refusals = events.refusedVerifications(true)) {
            return watch(running, verification, refusals);
        }
    }

    /**
     * Follows a verification until it is settled.
     *
     * @throws IllegalStateException where it is refused, with the reason, or nobody submitted it
     */
    static int watch(Running running, UUID verification, Refusals refusals) {
        Screen screen = Screen.ofProcess();
        Rest rest = new Rest(running.passport());
        long began = System.nanoTime();
        while (true) {
            try {
                JsonNode now = rest.read("/api/v1/verifications/" + verification);
                String state = now.path("state").asText();
                if ("SETTLED".equals(state)) {
                    screen.line(verdict(now));
                    return 0;
                }
                screen.status(
                        "  "
                                + state
                                + ": "
                                + now.path("received").asText("0")
                                + " of "
                                + now.path("rule").path("planned").asText("?")
                                + " probes answered, log10 of the e-value "
                                + decimals(now.path("evidence")));
            } catch (Rest.Refused e) {
                if (e.status() != 404) {
                    throw e;
                }
                // one that is known may have been refused when its id was used again
                refusals.check(List.of(verification));
                if (System.nanoTime() - began > UNKNOWN_FOR.toNanos()) {
                    throw new IllegalStateException(
                            "passport-service knows no verification "
                                    + verification
                                    + ", and none of that id was refused");
                }
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static String verdict(JsonNode settled) {
        JsonNode evidence = settled.path("evidence");
        if (settled.path("passportId").isMissingNode()) {
            return settled.path("reason").asText()
                    + ": "
                    + settled.path("finding")
                            .path("inWords")
                            .asText(evidence.path("counted").asText() + " answers are kept");
        }
        return settled.path("verdict").asText()
                + " ("
                + settled.path("reason").asText()
                + "): "
                + evidence.path("hits").asText()
                + " hits in "
                + evidence.path("beacons").asText()
                + " beacons, log10 of the e-value "
                + decimals(evidence);
    }

    private static String decimals(JsonNode evidence) {
        return String.format(Locale.ROOT, "%.2f", evidence.path("log10E").asDouble());
    }
}
