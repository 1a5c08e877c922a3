package dev.semanticpassport.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.semanticpassport.core.log.NoteKey;
import dev.semanticpassport.core.log.SignedCheckpoint;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.core.signing.SigningKey;
import dev.semanticpassport.document.specimen.SpecimenLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness of a log that is served here, and that may show another history. */
class WitnessingTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecureRandom random = new SecureRandom();
    private final SigningKey witness = SigningKey.generate(SignatureScheme.ED25519, random);
    private final List<String> cosignatures = new ArrayList<>();
    private SpecimenLog log = new SpecimenLog(random);
    private HttpServer server = server();

    @TempDir Path folder;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/api/v1/log", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aLogThatOnlyGrewIsCosigned() throws IOException {
        // Given
        append(3);
        witness();
        append(4);
        // When
        long size = witness();
        // Then
        assertThat(size).isEqualTo(7);
        NoteKey key = new NoteKey("w1", NoteKey.Kind.WITNESS, witness.verificationKey());
        SignedCheckpoint cosigned =
                SignedCheckpoint.parse(
                        "note", log.checkpoint().note() + cosignatures.getLast() + "\n");
        assertThat(cosigned.cosignedBy(key)).contains(NOW);
    }

    @Test
    void aLogThatShowsAnotherHistoryIsNotCosignedAndTheProofIsKept() throws IOException {
        // Given
        append(3);
        witness();
        String remembered = Files.readString(memory());
        log = log.fork();
        append(5);
        // Then
        assertThatThrownBy(this::witness).hasMessageContaining("did not grow out of");
        assertThat(cosignatures).hasSize(1);
        assertThat(Files.readString(memory())).isEqualTo(remembered);
    }

    @Test
    void aLogWithAnotherKeyIsNotCosigned() throws IOException {
        // Given
        append(3);
        witness();
        log = new SpecimenLog(random);
        append(5);
        // Then
        assertThatThrownBy(this::witness).hasMessageContaining("is not signed by log");
    }

    private long witness() throws IOException {
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Witnessing(new LogClient(new Rest(here)), memory())
                .witness("w1", witness, Optional.empty(), NOW, random);
    }

    private Path memory() {
        return folder.resolve("memory.json");
    }

    private void append(int leaves) {
        for (int leaf = 0; leaf < leaves; leaf++) {
            log.append(("{\"leaf\":" + random.nextInt(1 << 20) + "}").getBytes(UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, ?> body;
        if (path.endsWith("/checkpoints")) {
            body = Map.of("note", log.checkpoint().note());
        } else if (path.endsWith("/cosignatures")) {
            cosignatures.add(JSON.readTree(exchange.getRequestBody()).path("cosignature").asText());
            body = Map.of();
        } else if (path.endsWith("/consistency")) {
            long older =
                    Long.parseLong(
                            exchange.getRequestURI()
                                    .getQuery()
                                    .replaceAll(".*from=(\\d+).*", "$1"));
            body =
                    Map.of(
                            "hashes",
                            log.consistency(older).hashes().stream()
                                    .map(one -> one.hex())
                                    .toList());
        } else {
            body = Map.of("publicKey", log.noteKey().encoded(), "witnesses", List.of());
        }
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
