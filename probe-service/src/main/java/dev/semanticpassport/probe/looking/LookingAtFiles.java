package dev.semanticpassport.probe.looking;

import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspected.FileSha;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.weights.digesting.Digests;
import dev.semanticpassport.weights.digesting.KnownDigests;
import dev.semanticpassport.weights.mapping.FileIdentity;
import dev.semanticpassport.weights.mapping.MappedFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Digests whole files; one that is known is not read again. */
final class LookingAtFiles {
    private static final int ROW_BYTES = 92;

    private LookingAtFiles() {}

    static Inspected.Digests look(
            ModelFiles files,
            Inspection.Digests asked,
            KnownDigests known,
            Instant now,
            Lookout lookout)
            throws IOException {
        List<ModelFiles.Entry> piece =
                Pieces.piece(files.entries(), ModelFiles.Entry::bytes, asked.piece(), asked.of());
        List<ModelFiles.Entry> told =
                Fitting.first(
                        piece,
                        Inspected.MOST_BYTES - 1024,
                        entry -> ROW_BYTES + Fitting.bytes(entry.name()));
        List<FileSha> digests = new ArrayList<>();
        for (ModelFiles.Entry entry : told) {
            digests.add(new FileSha(entry.name(), digest(files, entry, known, now, lookout).hex()));
        }
        return new Inspected.Digests(
                files.state(), asked.piece(), asked.of(), digests, piece.size() - told.size());
    }

    private static Sha256 digest(
            ModelFiles files,
            ModelFiles.Entry entry,
            KnownDigests known,
            Instant now,
            Lookout lookout)
            throws IOException {
        FileIdentity identity = files.identity(entry);
        Optional<Sha256> before = known.of(identity);
        if (before.isPresent()) {
            lookout.known();
            return before.get();
        }
        files.bytes(entry, 0, entry.bytes());
        try (MappedFile mapped = MappedFile.open(files.at(entry), entry.name())) {
            Sha256 digest = mapped.read(Digests::of);
            lookout.digested(entry.bytes());
            known.remember(identity, digest, now);
            return digest;
        }
    }
}
