package dev.semanticpassport.probe.looking;

import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.digesting.KnownDigests;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Looks at files. Blocks; the same files give the same answer, whoever looks and however often. */
public final class Looking {
    private static final String VECTORS = "jdk.incubator.vector";

    private final KnownDigests known;
    private final Lookout lookout;

    public Looking(KnownDigests known, Lookout lookout) {
        this.known = known;
        this.lookout = lookout;
    }

    /**
     * One answer.
     *
     * @param base what the files are held against, where it is at hand
     * @param now decides which digests may be remembered
     * @throws LookFailedException where nothing can be said
     */
    public Inspected look(
            ModelFiles files, Optional<ModelFiles> base, Inspection asked, Instant now)
            throws IOException {
        try {
            return switch (asked) {
                case Inspection.Manifest _ -> LookingAtHeaders.look(files);
                case Inspection.Digests digests ->
                        LookingAtFiles.look(files, digests, known, now, lookout);
                case Inspection.Modules modules -> {
                    requireVectors();
                    yield LookingAtTensors.look(files, base, modules);
                }
            };
        } catch (RefusedException refused) {
            throw LookFailedException.refused(refused.refusal());
        }
    }

    /** A module of Java that is not there unless it is named at the start. */
    private static void requireVectors() throws LookFailedException {
        if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            throw LookFailedException.refused(
                    Refusal.Kind.UNSUPPORTED,
                    "figures need Java's module "
                            + VECTORS
                            + ": start with --add-modules="
                            + VECTORS);
        }
    }
}
