package dev.semanticpassport.passport.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.core.log.CompactRange;
import dev.semanticpassport.core.log.MerkleTree;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofPlanTest {

    /** A log as the tables keep it, beside the plain list of its leaves' hashes. */
    private static final class Grown {
        final Map<Subtree, Sha256> nodes = new HashMap<>();
        final List<Sha256> leaves = new ArrayList<>();
        CompactRange tree = CompactRange.EMPTY;

        static Grown to(long size) {
            Grown grown = new Grown();
            for (long index = 0; index < size; index++) {
                grown.append(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
            }
            return grown;
        }

        void append(byte[] leaf) {
            Growth growth = Growth.of(tree, leaf);
            for (int level = 0; level < growth.completed().size(); level++) {
                nodes.put(
                        new Subtree(level, growth.index() >> level), growth.completed().get(level));
            }
            leaves.add(TreeHashing.leaf(leaf));
            tree = growth.tree();
        }

        MerkleTree plain(long size) {
            return MerkleTree.over(leaves.subList(0, Math.toIntExact(size)));
        }
    }

    @Test
    void everyInclusionProofOfASmallLogEqualsThePlainOne() {
        // Given
        Grown log = Grown.to(70);
        for (long size = 1; size <= 70; size++) {
            for (long index = 0; index < size; index++) {
                // When
                var proof = ProofPlan.inclusion(index, size).inclusion(index, size, log.nodes);
                // Then
                assertThat(proof).isEqualTo(log.plain(size).inclusion(index));
            }
        }
    }

    @Test
    void everyConsistencyProofOfASmallLogEqualsThePlainOne() {
        // Given
        Grown log = Grown.to(70);
        for (long newer = 1; newer <= 70; newer++) {
            for (long older = 1; older <= newer; older++) {
                // When
                var proof =
                        ProofPlan.consistency(older, newer).consistency(older, newer, log.nodes);
                // Then
                assertThat(proof).isEqualTo(log.plain(newer).consistency(older));
            }
        }
    }

    @Test
    void proofsOfALargeLogAreShortAndVerify() {
        // Given
        Grown log = Grown.to(20_000);
        Seeds.forAll(
                200,
                random -> {
                    long newer = random.nextLong(1, 20_001);
                    long older = random.nextLong(1, newer + 1);
                    long index = random.nextLong(newer);
                    Sha256 newerRoot = root(log, newer);
                    ProofPlan inclusion = ProofPlan.inclusion(index, newer);
                    ProofPlan consistency = ProofPlan.consistency(older, newer);
                    // When
                    var stands = inclusion.inclusion(index, newer, log.nodes);
                    var grew = consistency.consistency(older, newer, log.nodes);
                    // Then
                    Sha256 leaf = log.leaves.get(Math.toIntExact(index));
                    assertThat(stands.verify(leaf, newerRoot)).isTrue();
                    assertThat(stands.verify(TreeHashing.leaf(new byte[1]), newerRoot)).isFalse();
                    assertThat(grew.verify(root(log, older), newerRoot)).isTrue();
                    assertThat(inclusion.needed()).hasSizeLessThan(2 * 15);
                    assertThat(consistency.needed()).hasSizeLessThan(2 * 15);
                });
    }

    @Test
    void theTreeThatGrowsIsTheTreeOfAllLeaves() {
        // Given
        Grown log = Grown.to(1000);
        // When
        Sha256 root = log.tree.root();
        // Then
        assertThat(root).isEqualTo(log.plain(1000).root()).isEqualTo(root(log, 1000));
    }

    @Test
    void aLeafBeyondTheSizeHasNoProof() {
        assertThatThrownBy(() -> ProofPlan.inclusion(7, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
    }

    private static Sha256 root(Grown log, long size) {
        return ProofPlan.root(size).hashes(log.nodes).getFirst();
    }
}
