package dev.semanticpassport.probe.looking;

import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.probe.asking.Ended;

/** Is told what happens, for metrics. Must not block. */
public interface Lookout {

    /** A file was digested. */
    void digested(long bytes);

    /** A file's digest was known, and it was not read. */
    void known();

    /** Bytes came from a hub. */
    void fetched(long bytes);

    /** A look ended. */
    void looked(Inspection asked, Ended ended);
}
