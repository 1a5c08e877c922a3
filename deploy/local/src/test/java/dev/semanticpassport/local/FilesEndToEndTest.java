package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.document.digesting.FolderDigest;
import dev.semanticpassport.document.digesting.FolderReading;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.client.Verifications;
import dev.semanticpassport.local.platform.Part;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Files looked at by events, through real processes, a real broker and a real database. */
class FilesEndToEndTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LAYERS = 4;
    private static final int RANK = 4;
    private static final int SIDE = 32;

    private final Platform platform = SharedPlatform.get().platform();
    private final Events events = SharedPlatform.get().events();
    private final Path folder = SharedPlatform.files(platform.layout().data());

    @Test
    void anAdapterIsInspectedInPiecesAndReported() throws IOException {
        Path adapter = adapter("inspected");

        VerificationSettled settled = settle(List.of(request(adapter))).getFirst();

        assertThat(settled.decided()).isEqualTo(new Decision(Verdict.UNDECIDED, Reason.INSPECTED));
        assertThat(settled.evidence().counted()).isEqualTo(17);
        assertThat(settled.evidence().log10E()).isZero();
        JsonNode files = report(settled).path("body").path("files");
        assertThat(files.at("/identity/root").asText())
                .isEqualTo(FolderDigest.root(FolderReading.read(adapter, Set.of(), _ -> {})).hex());
        assertThat(files.at("/changes/modules")).hasSize(LAYERS);
        assertThat(files.path("tensors")).hasSize(2 * LAYERS);
        assertThat(files.path("gaps")).isEmpty();
        assertThat(markdown(settled)).contains("## Files", "no statistical evidence", "| 3 |");
        assertThat(
                        new Rest(platform.address(Part.SCORING))
                                .post(
                                        "/api/v1/verifications/"
                                                + settled.verificationId()
                                                + "/recompute",
                                        null)
                                .path("equal")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void whatIsKilledInTheMiddleChangesNoByteOfTheReport() throws IOException {
        List<VerificationRequested> undisturbed = new ArrayList<>();
        List<VerificationRequested> disturbed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Path adapter = adapter("killed-" + i);
            undisturbed.add(request(adapter));
            disturbed.add(request(adapter));
        }
        List<VerificationSettled> before = settle(undisturbed);

        CompletableFuture<Void> killer =
                CompletableFuture.runAsync(() -> {
                    for (Part part : List.of(Part.PROBE, Part.PASSPORT, Part.SCORING, Part.PROBE)) {
                        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                        platform.kill(part);
                    }
                });
        List<VerificationSettled> after = settle(disturbed);
        killer.join();
        platform.awaitReady();

        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).evidence()).isEqualTo(before.get(i).evidence());
            assertThat(after.get(i).decided()).isEqualTo(before.get(i).decided());
            assertThat(report(after.get(i)).at("/body/files"))
                    .isEqualTo(report(before.get(i)).at("/body/files"));
        }
    }

    @Test
    void whatLiesOutsideIsNotLookedAtAndTheReportSaysWhy() throws IOException {
        VerificationSettled settled = settle(List.of(request(platform.layout().keys()))).getFirst();

        assertThat(settled.decided().reason()).isEqualTo(Reason.TOO_MANY_FAILURES);
        assertThat(markdown(settled))
                .contains("could not be looked at", "FILES_REFUSED: OUTSIDE: the location lies");
    }

    private VerificationRequested request(Path path) {
        return new VerificationRequested(
                UUID.randomUUID(),
                null,
                new Access.Adapter(path.toUri().toString(), null, null),
                List.of(Observer.ENGINEER),
                1e-6,
                new Budget(100),
                null);
    }

    private List<VerificationSettled> settle(List<VerificationRequested> requests) {
        var settled = new Verifications(events).run(requests, PATIENCE, _ -> {});
        assertThat(settled).hasSize(requests.size());
        return requests.stream()
                .map(one -> Objects.requireNonNull(settled.get(one.verificationId())))
                .toList();
    }

    private JsonNode report(VerificationSettled settled) {
        return new Rest(platform.address(Part.PASSPORT))
                .read("/api/v1/verifications/" + settled.verificationId() + "/report");
    }

    private String markdown(VerificationSettled settled) {
        return new Rest(platform.address(Part.PASSPORT))
                .text(
                        "/api/v1/verifications/" + settled.verificationId() + "/report",
                        "text/markdown");
    }

    private Path adapter(String name) throws IOException {
        Path adapter = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                adapter.resolve("adapter_config.json"),
                "{\"peft_type\":\"LORA\",\"base_model_name_or_path\":\"a/base\",\"r\":4,\"lora_alpha\":8}");
        StringBuilder header = new StringBuilder("{");
        int at = 0;
        for (int layer = 0; layer < LAYERS; layer++) {
            for (String factor : List.of("A", "B")) {
                int end = at + 4 * RANK * SIDE;
                header.append(header.length() > 1 ? "," : "")
                        .append(
                                "\"base_model.model.layers.%d.self_attn.q_proj.lora_%s.weight\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                                        .formatted(
                                                layer,
                                                factor,
                                                factor.equals("A") ? "[4,32]" : "[32,4]",
                                                at,
                                                end));
                at = end;
            }
        }
        byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file =
                ByteBuffer.allocate(Long.BYTES + text.length + at).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(text.length).put(text);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        while (file.hasRemaining()) {
            file.putFloat((float) random.nextGaussian());
        }
        Files.write(adapter.resolve("adapter_model.safetensors"), file.array());
        return adapter;
    }
}
