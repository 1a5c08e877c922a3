package dev.semanticpassport.document.specimen;

import dev.semanticpassport.core.log.Checkpoint;
import dev.semanticpassport.core.log.ConsistencyProof;
import dev.semanticpassport.core.log.MerkleTree;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.file.LogProof;
import dev.semanticpassport.document.file.LoggedLeaf;
import dev.semanticpassport.document.log.LogFile;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A log in memory, with a key of its own. */
public final class SpecimenLog {
    private static final String ORIGIN = "specimen.localhost/log";

    private final SigningKey key;
    private final SecureRandom random;
    private final List<String> leaves = new ArrayList<>();

    public SpecimenLog(SecureRandom random) {
        this(SigningKey.generate(SignatureScheme.ED25519, random), random);
    }

    private SpecimenLog(SigningKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /** Another history under the same key, still empty: what an honest log never has. */
    public SpecimenLog fork() {
        return new SpecimenLog(key, random);
    }

    /** Appends a leaf and answers its index. */
    public long append(byte[] leaf) {
        leaves.add(new String(leaf, StandardCharsets.UTF_8));
        return leaves.size() - 1L;
    }

    public NoteKey noteKey() {
        return new NoteKey(ORIGIN, NoteKey.Kind.LOG, key.verificationKey());
    }

    /** A checkpoint of the log as it is now. */
    public SignedCheckpoint checkpoint() {
        MerkleTree tree = tree();
        return SignedCheckpoint.sign(Checkpoint.of(ORIGIN, tree.size(), tree.root()), key, random);
    }

    /** Shows that the log as it is now grew out of the one of this size. */
    public ConsistencyProof consistency(long older) {
        return tree().consistency(older);
    }

    /** What the log shows of these entries now. */
    public LogProof proof(Collection<Long> indices) {
        MerkleTree tree = tree();
        return new LogProof(
                noteKey(),
                List.of(),
                checkpoint(),
                indices.stream()
                        .sorted()
                        .distinct()
                        .map(index ->
                                new LoggedLeaf(
                                        index,
                                        leaves.get(Math.toIntExact(index)),
                                        tree.inclusion(index).path()))
                        .toList());
    }

    /** The lines of an export of the whole log. */
    public List<String> lines() {
        return Stream.concat(
                        Stream.of(LogFile.head(noteKey(), List.of(), List.of(checkpoint()))),
                        leaves.stream())
                .toList();
    }

    private MerkleTree tree() {
        return MerkleTree.over(
                leaves.stream()
                        .map(leaf -> TreeHashing.leaf(leaf.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }
}
