package dev.semanticpassport.probe.adapter.kafka;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Event;
import dev.semanticpassport.contracts.ProbeRequested;
import org.apache.kafka.common.TopicPartition;

/**
 * Chats and looks at files come by one topic and are taken by a consumer each, so that neither
 * waits for the other: a look may take minutes, and what is not done holds up what is committed.
 */
enum Lane {
    /** Whatever is no look, records that cannot be read among them. */
    CHATS,
    LOOKS;

    /** Whether this lane takes it; the other one does where not. */
    boolean takes(Event event) {
        return this == (event instanceof ProbeRequested probe ? of(probe.access()) : CHATS);
    }

    private static Lane of(Access access) {
        return switch (access) {
            case Access.Chat _ -> CHATS;
            case Access.Weights _, Access.Adapter _ -> LOOKS;
        };
    }

    /** What a partition is called in custody: each lane has it for itself. */
    String name(TopicPartition partition) {
        return this + " of " + partition;
    }
}
