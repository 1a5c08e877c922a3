package dev.semanticpassport.probe.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.probe.adapter.config.ProbeConfig;
import dev.semanticpassport.probe.adapter.files.FileProbes;
import dev.semanticpassport.probe.asking.Ended;
import dev.semanticpassport.probe.asking.Permission;
import dev.semanticpassport.probe.looking.Lookout;
import dev.semanticpassport.probe.looking.Safetensors;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a hub, which may do anything. */
class HubTest {
    private static final int LAYERS = 300;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong fetched = new AtomicLong();
    private HubServer hub;
    private HubCaller caller;
    private FileProbes probes;
    private Path folder;
    private Path local;
    private byte[] tensors;

    @BeforeEach
    void open(@TempDir Path temporary) throws IOException {
        hub = new HubServer();
        local = Safetensors.adapter(temporary.resolve("local"), LAYERS, new SplittableRandom(5));
        tensors = Files.readAllBytes(local.resolve("adapter_model.safetensors"));
        hub.file("adapter_model.safetensors", tensors);
        hub.file("adapter_config.json", Files.readAllBytes(local.resolve("adapter_config.json")));
        hub.file("empty.txt", new byte[0]);
        hub.file("more/notes with blanks.txt", new byte[] {1, 2, 3});
        Files.writeString(temporary.resolve("hub-key"), HubServer.TOKEN);
        folder = temporary.resolve("work");
        ProbeConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(ProbeConfig.class)
                        .withDefaultValues(
                                Map.of(
                                        "passport.probe.allow-private", "loopback",
                                        "passport.probe.attempts", "3",
                                        "passport.probe.backoff-base", "1ms",
                                        "passport.probe.call-timeout", "60s",
                                        "passport.probe.files.hub", hub.address(),
                                        "passport.probe.files.hub-bytes", "4000000",
                                        "passport.probe.files.folder", folder.toString(),
                                        "passport.probe.files.roots", temporary.toString()))
                        .build()
                        .getConfigMapping(ProbeConfig.class);
        caller = new HubCaller(vertx, config, Optional.of(temporary));
        probes = new FileProbes(config.files(), caller, new Fetched());
    }

    @AfterEach
    void close() throws IOException {
        probes.close();
        caller.close();
        hub.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.equals("known-digests"));
        }
    }

    @Test
    void whatIsSeenIsWhatIsSeenOfTheSameFilesOnADisk() {
        for (int piece = 0; piece < 3; piece++) {
            Inspected.Modules there =
                    (Inspected.Modules) seen("plain", new Inspection.Modules(piece, 3));
            Inspected.Modules here =
                    (Inspected.Modules)
                            seen(
                                    new Access.Adapter(local.toUri().toString(), null, null),
                                    new Inspection.Modules(piece, 3));
            assertThat(there.changes()).isNotEmpty().isEqualTo(here.changes());
            assertThat(there.tensors()).isEqualTo(here.tensors());
        }
    }

    @Test
    void theManifestIsReadFromHeadersAlone() {
        Inspected.Manifest seen = (Inspected.Manifest) seen("plain", new Inspection.Manifest());

        assertThat(seen.what()).isEqualTo(Inspected.What.ADAPTER);
        assertThat(seen.modules()).isEqualTo(LAYERS);
        assertThat(seen.files()).hasSize(4);
        assertThat(seen.bytes()).isEqualTo(tensors.length + 3 + seen.files().getFirst().bytes());
        assertThat(fetched.get()).isLessThan(tensors.length / 2);
        assertThat(hub.ranges()).allMatch(range -> range.startsWith("adapter_model.safetensors"));
    }

    @Test
    void aPieceFetchesItsOwnBytes() {
        seen("plain", new Inspection.Manifest());
        long headers = fetched.getAndSet(0);
        seen("plain", new Inspection.Modules(1, 4));

        assertThat(fetched.get()).isBetween(headers, headers + tensors.length / 3);
    }

    @Test
    void aFileWhoseDigestIsKnownIsNotFetchedAgain() {
        Inspected first = seen("plain", new Inspection.Digests(0, 1));
        long once = fetched.getAndSet(0);

        assertThat(seen("plain", new Inspection.Digests(0, 1))).isEqualTo(first);
        assertThat(once).isGreaterThanOrEqualTo(tensors.length);
        assertThat(fetched.get()).isZero();
    }

    @Test
    void redirectsAreFollowedAndTheTokenStaysWithTheHub() {
        Access.Adapter access = new Access.Adapter("hub://author/away", null, "hub-key");

        Inspected seen = seen(access, new Inspection.Digests(0, 1));

        assertThat(((Inspected.Digests) seen).files()).hasSize(4);
        assertThat(hub.tokensElsewhere()).isNotEmpty().containsOnly("null");
        assertThat(seen("redirecting", new Inspection.Manifest())).isNotNull();
    }

    @Test
    void aTokenIsSentWhereItIsNamed() {
        Access named = new Access.Adapter("hub://author/private", null, "hub-key");
        Access unnamed = new Access.Adapter("hub://author/private", null, null);
        Access absent = new Access.Adapter("hub://author/private", null, "no-such-key");

        assertThat(seen(named, new Inspection.Manifest())).isNotNull();
        assertThat(failure(unnamed).failure()).isEqualTo(FailureKind.ACCESS_DENIED);
        assertThat(failure(absent).failure()).isEqualTo(FailureKind.SECRET_MISSING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    absent          | NOT_FOUND       | HTTP 404
                    endless         | TOO_LARGE       | body above
                    garbled         | UNREADABLE      | not JSON
                    leading-out     | UNREADABLE      | leads out
                    looping         | REJECTED        | more than 5 redirects
                    to-inside       | ADDRESS_REFUSED | special
                    without-ranges  | UNREADABLE      | whole file came
                    wrong-range     | UNREADABLE      | other bytes
                    changing        | FILES_REFUSED   | CHANGED
                    short           | UNREADABLE      | bytes
                    """)
    void whateverTheHubDoesEndsAsAFailureOfItsKind(String how, FailureKind kind, String words) {
        Outcome.Failure failure = failure(new Access.Adapter("hub://author/" + how, null, null));

        assertThat(failure.detail()).contains(words);
        assertThat(failure.failure()).isEqualTo(kind);
    }

    @Test
    void whatFailsForAWhileIsTriedAgainAndCounted() {
        Ended ended =
                ended(
                        new Access.Adapter("hub://author/flaky", null, null),
                        new Inspection.Manifest());

        assertThat(ended.outcome()).isInstanceOf(Outcome.Files.class);
        assertThat(ended.effort().calls()).isGreaterThan(8);
    }

    @Test
    void moreThanTheBoundIsNotFetched() {
        hub.file("adapter_model.safetensors", large());

        assertThat(failure(access("plain"), new Inspection.Digests(0, 1)).failure())
                .isEqualTo(FailureKind.TOO_LARGE);
        assertThat(seen("plain", new Inspection.Manifest())).isNotNull();
    }

    private static byte[] large() {
        Safetensors tensors = new Safetensors();
        String module = "base_model.model.layers.0.self_attn.q_proj.";
        tensors.with(module + "lora_A.weight", 4, 200_000)
                .with(module + "lora_B.weight", 200_000, 4);
        return tensors.bytes(new SplittableRandom(6));
    }

    private static Access access(String how) {
        return new Access.Adapter("hub://author/" + how + "@main", null, null);
    }

    private Inspected seen(String how, Inspection asked) {
        return seen(access(how), asked);
    }

    private Inspected seen(Access access, Inspection asked) {
        Outcome outcome = ended(access, asked).outcome();
        assertThat(outcome).isInstanceOf(Outcome.Files.class);
        return ((Outcome.Files) outcome).inspected();
    }

    private Outcome.Failure failure(Access access) {
        return failure(access, new Inspection.Modules(0, 1));
    }

    private Outcome.Failure failure(Access access, Inspection asked) {
        Outcome outcome = ended(access, asked).outcome();
        assertThat(outcome).isInstanceOf(Outcome.Failure.class);
        return (Outcome.Failure) outcome;
    }

    private Ended ended(Access access, Inspection asked) {
        return probes.look(access, asked, Permission.always()).join();
    }

    private final class Fetched implements Lookout {
        @Override
        public void digested(long bytes) {}

        @Override
        public void known() {}

        @Override
        public void fetched(long bytes) {
            fetched.addAndGet(bytes);
        }

        @Override
        public void looked(Inspection asked, Ended ended) {}
    }
}
