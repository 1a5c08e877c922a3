package dev.semanticpassport.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What is set aside of a topic of requests, for whoever waits for what comes of one: nothing ever
 * will.
 */
public final class Refusals implements AutoCloseable {
    private final String what;
    private final Events.Tail letters;
    private final Map<String, String> reasons = new HashMap<>();

    /**
     * @param what is requested, in a word
     */
    Refusals(String what, Events.Tail letters) {
        this.what = what;
        this.letters = letters;
    }

    /**
     * Looks, without waiting, whether one of these was refused.
     *
     * @throws IllegalStateException where one was, with the reason
     */
    public void check(Collection<UUID> waiting) {
        letters.poll(Duration.ZERO)
                .forEach(letter -> reasons.put(String.valueOf(letter.key()), reason(letter)));
        for (UUID id : waiting) {
            String reason = reasons.get(id.toString());
            if (reason != null) {
                throw new IllegalStateException(
                        "%s %s was refused: %s".formatted(what, id, reason));
            }
        }
    }

    private static String reason(ConsumerRecord<String, byte[]> letter) {
        Header reason = letter.headers().lastHeader("dead-letter-reason");
        return reason == null ? "no reason is told" : new String(reason.value(), UTF_8);
    }

    @Override
    public void close() {
        letters.close();
    }
}
