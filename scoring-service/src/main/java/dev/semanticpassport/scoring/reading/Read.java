package dev.semanticpassport.scoring.reading;

import dev.semanticpassport.contracts.ProbeAnswered;

/** What became of one answered event before anything was stored. */
public sealed interface Read {

    /**
     * It can be stored.
     *
     * @param answered the event, with texts that a database keeps
     */
    record Storable(ProbeAnswered answered, Reading reading) implements Read {}

    /**
     * It can never be scored.
     *
     * @param reason what is wrong and where, without the event's content
     */
    record Refused(String reason) implements Read {}
}
