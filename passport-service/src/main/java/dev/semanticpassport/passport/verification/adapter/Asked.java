package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.passport.probeset.ProbeSet;
import dev.semanticpassport.passport.signature.VerifiableSignature;

/** Where the questions of a verification come from. */
sealed interface Asked {

    /** A passport's signature. */
    record OfSignature(VerifiableSignature.Ready signature) implements Asked {}

    /** A probe set, where there is no passport. */
    record OfProbeSet(ProbeSet set) implements Asked {}

    /** The plan alone, where files are looked at. */
    record OfFiles() implements Asked {}
}
