package dev.semanticpassport.document.verifying;

import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.log.ReadLog;
import java.util.List;
import java.util.Optional;

/**
 * What lies beside the file when it is checked.
 *
 * @param files of the model, digested
 * @param earlier files of earlier revisions
 * @param log an export of the log, read for this passport
 */
public record AtHand(
        Optional<List<FileDigest>> files, List<Earlier> earlier, Optional<ReadLog> log) {

    /** Nothing. */
    public static final AtHand NOTHING = new AtHand(Optional.empty(), List.of(), Optional.empty());

    /** A file of an earlier revision: its name and bytes. */
    @SuppressWarnings("ArrayRecordComponent") // read once, at the edge, and only hashed
    public record Earlier(String name, byte[] bytes) {}

    public AtHand {
        earlier = List.copyOf(earlier);
    }
}
