package dev.semanticpassport.passport.log.adapter;

import static dev.semanticpassport.passport.Api.body;
import static dev.semanticpassport.passport.Api.get;
import static dev.semanticpassport.passport.Api.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.log.ConsistencyProof;
import dev.semanticpassport.core.log.InclusionProof;
import dev.semanticpassport.core.log.MerkleTree;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.log.TreeHashing;
import dev.semanticpassport.core.signing.Sealing;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.passport.ServiceSecrets;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class LogTest {
    @Inject Log log;
    @Inject LogConfig config;
    @Inject Sealing sealing;
    @Inject Mutiny.SessionFactory sessions;

    @Test
    void leavesAppendedAtOnceGetDenseIndicesAndOneTree() throws Exception {
        // Given
        long before = size();
        // When
        List<Long> indices = appendAtOnce(60);
        // Then
        assertThat(indices)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(before, before + 60).boxed().toList());
        JsonPath checkpoint = body(post("/log/checkpoints", Map.of()), 200);
        List<Sha256> hashes = leafHashes();
        assertThat(checkpoint.getString("root"))
                .isEqualTo(
                        MerkleTree.over(hashes.subList(0, checkpoint.getInt("size"))).root().hex());
    }

    @Test
    void aTransactionThatFailsLeavesNoGap() {
        // Given
        long before = size();
        // When
        assertThatThrownBy(() ->
                        inTransaction(session ->
                                log.append(session, leaf())
                                        .chain(() ->
                                                Uni.createFrom()
                                                        .<Long>failure(
                                                                new IllegalStateException(
                                                                        "on purpose")))))
                .hasMessageContaining("on purpose");
        long next = append();
        // Then
        assertThat(next).isEqualTo(before);
    }

    @Test
    void proofsOverRestHoldForWhoeverVerifiesThem() {
        // Given
        IntStream.range(0, 9).forEach(_ -> append());
        JsonPath older = body(post("/log/checkpoints", Map.of()), 200);
        IntStream.range(0, 5).forEach(_ -> append());
        // When
        JsonPath newer = body(post("/log/checkpoints", Map.of()), 200);
        // Then
        long from = older.getLong("size");
        long to = newer.getLong("size");
        NoteKey key = NoteKey.parse(body(get("/log"), 200).getString("publicKey"));
        SignedCheckpoint signed = SignedCheckpoint.parse("note", newer.getString("note"));
        assertThat(signed.signedBy(key)).isTrue();
        JsonPath consistency = body(get("/log/consistency?from=" + from + "&to=" + to), 200);
        assertThat(
                        new ConsistencyProof(from, to, hashes(consistency, "hashes"))
                                .verify(
                                        Sha256.parse(older.getString("root")),
                                        signed.checkpoint().root()))
                .isTrue();
        List<Sha256> leaves = leafHashes();
        for (long index = 0; index < to; index++) {
            JsonPath proof = body(get("/log/entries/" + index + "/proof?size=" + to), 200);
            Sha256 leaf = leaves.get(Math.toIntExact(index));
            assertThat(proof.getString("leafHash")).isEqualTo(leaf.hex());
            assertThat(
                            new InclusionProof(index, to, hashes(proof, "path"))
                                    .verify(leaf, signed.checkpoint().root()))
                    .isTrue();
        }
    }

    @Test
    void aCheckpointIsSignedOncePerSize() {
        // Given
        append();
        // When
        JsonPath first = body(post("/log/checkpoints", Map.of()), 200);
        JsonPath second = body(get("/log/checkpoints/" + first.getLong("size")), 200);
        // Then
        assertThat(second.getString("note")).isEqualTo(first.getString("note"));
    }

    @Test
    void theKeyThatTheLogMadeIsTheSameAfterARestart() throws Throwable {
        // Given
        String before = body(get("/log"), 200).getString("publicKey");
        LogKeys restarted = new LogKeys(config, sealing);
        // When
        NoteKey after =
                VertxContextSupport.subscribeAndAwait(
                        () -> sessions.withTransaction(restarted::verifying));
        // Then
        assertThat(after.encoded()).isEqualTo(before);
    }

    private List<Long> appendAtOnce(int count) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<Long> one = this::append;
            List<Future<Long>> futures =
                    threads.invokeAll(IntStream.range(0, count).mapToObj(_ -> one).toList());
            return futures.stream().map(Future::resultNow).toList();
        }
    }

    private long append() {
        return inTransaction(session -> log.append(session, leaf()));
    }

    private long size() {
        return inTransaction(log::size);
    }

    private long inTransaction(Function<Mutiny.Session, Uni<Long>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] leaf() {
        return ("{\"test\":\"" + UUID.randomUUID() + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private static List<Sha256> leafHashes() {
        return body(get("/log/entries?limit=1000"), 200).<String>getList("entries.leaf").stream()
                .map(leaf -> TreeHashing.leaf(leaf.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<Sha256> hashes(JsonPath answer, String field) {
        return answer.<String>getList(field).stream().map(Sha256::parse).toList();
    }
}
