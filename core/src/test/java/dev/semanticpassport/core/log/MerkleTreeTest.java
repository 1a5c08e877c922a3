package dev.semanticpassport.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.core.signing.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int LARGEST = 64;

    private final List<Sha256> leaves =
            IntStream.range(0, LARGEST)
                    .mapToObj(leaf ->
                            TreeHashing.leaf(("entry " + leaf).getBytes(StandardCharsets.UTF_8)))
                    .toList();

    @Test
    void rootsAfterEachEntryAreThePublishedOnes() {
        // Given
        var hashes = PublishedTree.leafHashes();
        // When
        var roots =
                IntStream.rangeClosed(1, hashes.size())
                        .mapToObj(size -> MerkleTree.over(hashes.subList(0, size)).root())
                        .toList();
        // Then
        assertThat(roots).isEqualTo(PublishedTree.ROOTS);
    }

    @Test
    void theEmptyTreesRootIsTheHashOfNothing() {
        assertThat(MerkleTree.over(List.of()).root().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(CompactRange.EMPTY.root()).isEqualTo(TreeHashing.EMPTY_ROOT);
    }

    @Test
    void publishedInclusionPathOfTheFirstOfEightLeaves() {
        // When
        var proof = MerkleTree.over(PublishedTree.leafHashes()).inclusion(0);
        // Then
        assertThat(proof.path())
                .extracting(Sha256::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    }

    @Test
    void publishedConsistencyProofFromSixToEight() {
        // When
        var proof = MerkleTree.over(PublishedTree.leafHashes()).consistency(6);
        // Then
        assertThat(proof.hashes())
                .extracting(Sha256::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void appendingGivesTheSameRootAsTheWholeTree() {
        var range = CompactRange.EMPTY;
        for (int size = 1; size <= LARGEST; size++) {
            range = range.append(leaves.get(size - 1));
            assertThat(range.root()).isEqualTo(tree(size).root());
            assertThat(range.roots()).hasSize(Integer.bitCount(size));
        }
    }

    @Test
    void everyLeafOfEveryTreeUpTo64IsIncludedThereAndNowhereElse() {
        for (int size = 1; size <= LARGEST; size++) {
            var root = tree(size).root();
            for (int index = 0; index < size; index++) {
                var proof = tree(size).inclusion(index);
                assertThat(proof.verify(leaves.get(index), root)).isTrue();
                assertThat(proof.verify(leaves.get((index + 1) % LARGEST), root)).isFalse();
            }
        }
    }

    @Test
    void everyTreeUpTo64GrewOutOfEverySmallerOne() {
        for (int newer = 1; newer <= LARGEST; newer++) {
            for (int older = 1; older <= newer; older++) {
                var proof = tree(newer).consistency(older);
                assertThat(proof.verify(tree(older).root(), tree(newer).root())).isTrue();
            }
        }
    }

    @Test
    void aRewrittenHistoryIsNotConsistent() {
        for (int newer = 2; newer <= LARGEST; newer++) {
            var rewritten = new ArrayList<>(leaves.subList(0, newer));
            rewritten.set(0, TreeHashing.leaf("other".getBytes(StandardCharsets.UTF_8)));
            var tree = MerkleTree.over(rewritten);
            for (int older = 1; older < newer; older++) {
                assertThat(tree.consistency(older).verify(tree(older).root(), tree.root()))
                        .isFalse();
            }
        }
    }

    @Test
    void anyFlippedBitOfAnInclusionProofFails() {
        Seeds.forAll(
                300,
                random -> {
                    int size = random.nextInt(2, LARGEST + 1);
                    int index = random.nextInt(size);
                    var proof = tree(size).inclusion(index);
                    var root = tree(size).root();
                    int part = random.nextInt(proof.path().size());
                    var path = new ArrayList<>(proof.path());
                    path.set(part, flipped(path.get(part), random));
                    assertThat(
                                    new InclusionProof(index, size, path)
                                            .verify(leaves.get(index), root))
                            .isFalse();
                    assertThat(proof.verify(flipped(leaves.get(index), random), root)).isFalse();
                    assertThat(proof.verify(leaves.get(index), flipped(root, random))).isFalse();
                });
    }

    @Test
    void anyFlippedBitOfAConsistencyProofFails() {
        Seeds.forAll(
                300,
                random -> {
                    int newer = random.nextInt(2, LARGEST + 1);
                    int older = random.nextInt(1, newer);
                    var proof = tree(newer).consistency(older);
                    var olderRoot = tree(older).root();
                    var newerRoot = tree(newer).root();
                    int part = random.nextInt(proof.hashes().size());
                    var hashes = new ArrayList<>(proof.hashes());
                    hashes.set(part, flipped(hashes.get(part), random));
                    assertThat(
                                    new ConsistencyProof(older, newer, hashes)
                                            .verify(olderRoot, newerRoot))
                            .isFalse();
                    assertThat(proof.verify(flipped(olderRoot, random), newerRoot)).isFalse();
                    assertThat(proof.verify(olderRoot, flipped(newerRoot, random))).isFalse();
                });
    }

    @Test
    void proofsWithPartsAddedRemovedOrAtAnotherPlaceFail() {
        Seeds.forAll(
                300,
                random -> {
                    int size = random.nextInt(2, LARGEST + 1);
                    int index = random.nextInt(size);
                    var proof = tree(size).inclusion(index);
                    var root = tree(size).root();
                    var leaf = leaves.get(index);
                    var longer = new ArrayList<>(proof.path());
                    longer.add(random.nextInt(longer.size() + 1), leaf);
                    var shorter = proof.path().subList(1, proof.path().size());
                    assertThat(new InclusionProof(index, size, longer).verify(leaf, root))
                            .isFalse();
                    assertThat(new InclusionProof(index, size, shorter).verify(leaf, root))
                            .isFalse();
                    int elsewhere = (index + random.nextInt(1, size)) % size;
                    assertThat(new InclusionProof(elsewhere, size, proof.path()).verify(leaf, root))
                            .isFalse();
                    assertThat(new InclusionProof(-1, size, proof.path()).verify(leaf, root))
                            .isFalse();
                    assertThat(new InclusionProof(size, size, proof.path()).verify(leaf, root))
                            .isFalse();
                });
    }

    @Test
    void growingOutOfNothingShowsNothing() {
        // When
        var proof = tree(3).consistency(0);
        // Then
        assertThat(proof.hashes()).isEmpty();
        assertThat(proof.verify(TreeHashing.EMPTY_ROOT, tree(3).root())).isFalse();
    }

    @Test
    void proofsThatCannotBeMadeAreRefused() {
        assertThatThrownBy(() -> tree(3).inclusion(3)).hasMessageContaining("has none at 3");
        assertThatThrownBy(() -> tree(3).consistency(4)).hasMessageContaining("one of 4");
        assertThatThrownBy(() -> new CompactRange(3, List.of()))
                .hasMessageContaining("3 leaves does not have 0");
    }

    private MerkleTree tree(int size) {
        return new MerkleTree(size, index -> leaves.get((int) index));
    }

    private static Sha256 flipped(Sha256 hash, RandomGenerator random) {
        byte[] bytes = hash.bytes();
        int bit = random.nextInt(bytes.length * Byte.SIZE);
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return Sha256.fromBytes(bytes);
    }
}
