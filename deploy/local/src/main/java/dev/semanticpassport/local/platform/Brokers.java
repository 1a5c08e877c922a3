package dev.semanticpassport.local.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Waits for a broker. */
final class Brokers {
    private Brokers() {}

    static void awaitReady(String bootstrap, Duration patience, BooleanSupplier gaveUp) {
        long until = System.nanoTime() + patience.toNanos();
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200",
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "4000");
        try (Admin admin = Admin.create(settings)) {
            while (true) {
                try {
                    admin.describeCluster().nodes().get(4, TimeUnit.SECONDS);
                    return;
                } catch (ExecutionException | TimeoutException e) {
                    if (System.nanoTime() > until || gaveUp.getAsBoolean()) {
                        throw new IllegalStateException(
                                "the broker at " + bootstrap + " did not get ready", e);
                    }
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted", e);
                }
            }
        }
    }
}
