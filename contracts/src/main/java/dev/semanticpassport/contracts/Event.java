package dev.semanticpassport.contracts;

/**
 * Everything that happens, in the order in which it happens. Read the permitted records from top to
 * bottom: this is the system.
 */
public sealed interface Event
        permits PassportIssued,
                TreeEdited,
                FleetRequested,
                VerificationRequested,
                ProbeRequested,
                ProbeAnswered,
                EvidenceUpdated,
                VerificationSettled,
                FleetSettled,
                ModelDrifted {

    /** Where events of this kind go. */
    Topic topic();

    /** The Kafka key: events with one key stay in order. */
    String key();

    /**
     * The CloudEvents id, derived from what the event says and never drawn, so that the same event
     * sent twice has the same id and a consumer can tell.
     */
    String id();
}
