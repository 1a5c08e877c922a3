package dev.semanticpassport.local.bench;

import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Some verifications, for whoever needs services at work. */
public final class SmallLoad {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private SmallLoad() {}

    /**
     * Verifies the lab's base against passports with fresh keys, until all are settled.
     *
     * @throws IllegalStateException where some do not settle in time
     */
    public static void run(Platform platform, Screen screen, int verifications) throws IOException {
        try (Events events =
                new Events(platform.kafka(), platform.running().topicPrefix(), Clock.systemUTC())) {
            List<VerificationRequested> requests =
                    Population.ofNulls(platform, screen, verifications)
                            .requests(platform.running().lab());
            Map<UUID, VerificationSettled> settled =
                    new Verifications(events)
                            .run(
                                    requests,
                                    PATIENCE,
                                    done ->
                                            screen.status(
                                                    "  "
                                                            + done
                                                            + " of "
                                                            + requests.size()
                                                            + " settled"));
            if (settled.size() != requests.size()) {
                throw new IllegalStateException(
                        settled.size() + " of " + requests.size() + " verifications settled");
            }
        }
    }
}
