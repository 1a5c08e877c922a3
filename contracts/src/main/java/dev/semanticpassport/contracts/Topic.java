package dev.semanticpassport.contracts;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every topic, in flow order. The name of a topic is the configured prefix and the event's type;
 * each has a dead-letter topic beside it, named with {@link #DEAD_LETTER_SUFFIX}.
 */
public enum Topic {
    PASSPORT_ISSUED("passport.issued.v1", PassportIssued.class, "passportId"),
    TREE_EDITED("tree.edited.v1", TreeEdited.class, "passportId"),
    FLEET_REQUESTED("fleet.requested.v1", FleetRequested.class, "fleetId"),
    VERIFICATION_REQUESTED(
            "verification.requested.v1", VerificationRequested.class, "verificationId"),
    PROBE_REQUESTED("probe.requested.v1", ProbeRequested.class, "verificationId:ordinal"),
    PROBE_ANSWERED("probe.answered.v1", ProbeAnswered.class, "verificationId"),
    EVIDENCE_UPDATED("evidence.updated.v1", EvidenceUpdated.class, "verificationId"),
    VERIFICATION_SETTLED("verification.settled.v1", VerificationSettled.class, "verificationId"),
    FLEET_SETTLED("fleet.settled.v1", FleetSettled.class, "fleetId"),
    MODEL_DRIFTED("model.drifted.v1", ModelDrifted.class, "watchId");

    /** The prefix where nobody configured another. */
    public static final String DEFAULT_PREFIX = "sempass.";

    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    /** Enough for twelve replicas of a consumer. */
    public static final int PARTITIONS = 12;

    /** No event is larger than this, its headers left out. */
    public static final int MAX_EVENT_BYTES = 64 * 1024;

    private final String type;
    private final Class<? extends Event> event;
    private final String keyedBy;

    Topic(String type, Class<? extends Event> event, String keyedBy) {
        this.type = type;
        this.event = event;
        this.keyedBy = keyedBy;
    }

    /** The CloudEvents type: the topic's name without the prefix. */
    public String type() {
        return type;
    }

    public Class<? extends Event> event() {
        return event;
    }

    /** Which fields make the Kafka key, in words. */
    public String keyedBy() {
        return keyedBy;
    }

    /** Whether people write these events by hand: then an unknown field is an error. */
    public boolean writtenByAnyone() {
        return switch (this) {
            case TREE_EDITED, FLEET_REQUESTED, VERIFICATION_REQUESTED -> true;
            case PASSPORT_ISSUED,
                    PROBE_REQUESTED,
                    PROBE_ANSWERED,
                    EVIDENCE_UPDATED,
                    VERIFICATION_SETTLED,
                    FLEET_SETTLED,
                    MODEL_DRIFTED ->
                    false;
        };
    }

    /**
     * Whether a record of this topic is set aside without its body: it may hold an author's private
     * words, and whoever sets it aside cannot tell.
     */
    public boolean setAsideWithoutBody() {
        return this == TREE_EDITED;
    }

    public String name(String prefix) {
        return prefix + type;
    }

    public String deadLetters(String prefix) {
        return name(prefix) + DEAD_LETTER_SUFFIX;
    }

    public static Optional<Topic> ofType(String type) {
        return Arrays.stream(values()).filter(topic -> topic.type.equals(type)).findFirst();
    }
}
