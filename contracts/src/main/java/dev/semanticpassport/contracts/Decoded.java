package dev.semanticpassport.contracts;

/** What a record turned out to be. */
public sealed interface Decoded {

    record Good(Event event) implements Decoded {}

    /**
     * Not an event that this version reads.
     *
     * @param reason what is wrong and where, without the record's content
     */
    record Bad(String reason) implements Decoded {}
}
