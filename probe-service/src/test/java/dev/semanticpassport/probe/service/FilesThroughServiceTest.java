package dev.semanticpassport.probe.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.ProbeRequested;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.probe.looking.Safetensors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are looked at by the whole service, with a real broker. */
@QuarkusTest
@TestProfile(Impatient.class)
@WithTestResource(PlatformResource.class)
class FilesThroughServiceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "passport.topic-prefix")
    String prefix;

    @ConfigProperty(name = "passport.probe.files.roots")
    Path models;

    private final UUID verification = UUID.randomUUID();
    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrap, prefix);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void filesAreLookedAtPieceByPieceAndARepetitionIsToldAgainAsItWas() throws IOException {
        // Given
        Path adapter = Safetensors.adapter(models.resolve("adapter"), 5, new SplittableRandom(7));
        var access = new Access.Adapter(adapter.toUri().toString(), null, null);
        var asked =
                List.of(
                        new Inspection.Manifest(),
                        new Inspection.Digests(0, 2),
                        new Inspection.Digests(1, 2),
                        new Inspection.Modules(0, 2),
                        new Inspection.Modules(1, 2));
        // When
        for (int ordinal = 0; ordinal < asked.size(); ordinal++) {
            wire.request(look(ordinal, access, asked.get(ordinal)));
        }
        wire.request(look(4, access, asked.get(4)));
        // Then
        List<ProbeAnswered> outcomes = wire.outcomes(verification, 6);
        assertThat(outcomes)
                .extracting(ProbeAnswered::outcome)
                .allMatch(Outcome.Files.class::isInstance);
        assertThat(outcomes.stream().filter(one -> one.ordinal() == 4).distinct()).hasSize(1);
        List<Inspected> seen =
                outcomes.stream()
                        .distinct()
                        .map(one -> ((Outcome.Files) one.outcome()).inspected())
                        .toList();
        assertThat(seen).extracting(Inspected::state).containsOnly(seen.getFirst().state());
        assertThat(
                        seen.stream()
                                .filter(Inspected.Modules.class::isInstance)
                                .mapToInt(one -> ((Inspected.Modules) one).changes().size())
                                .sum())
                .isEqualTo(5);
    }

    @Test
    void filesThatMayNotBeLookedAtEndAsFailuresThatSayWhy() throws IOException {
        // Given
        Path outside = Impatient.folder("outside");
        Path hostile = models.resolve("hostile.safetensors");
        Files.write(hostile, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, '{'});
        // When
        wire.request(look(0, weights(outside.toUri().toString()), new Inspection.Manifest()));
        wire.request(look(1, weights(hostile.toUri().toString()), new Inspection.Manifest()));
        wire.request(look(2, weights("hub://author/model"), new Inspection.Digests(0, 1)));
        // Then
        List<ProbeAnswered> outcomes = wire.outcomes(verification, 3);
        assertThat(outcomes)
                .anyMatch(
                        one -> outcome(one).startsWith("FILES_REFUSED: OUTSIDE: the location lies"))
                .anyMatch(one -> outcome(one).startsWith("NOT_FOUND: no hub is configured"))
                .anyMatch(one ->
                        one.outcome() instanceof Outcome.Files(Inspected.Manifest manifest)
                                && manifest.what() == Inspected.What.NOTHING
                                && !manifest.refused().isEmpty());
    }

    private static Access weights(String location) {
        return new Access.Weights(location, null, null);
    }

    private ProbeRequested look(int ordinal, Access access, Inspection asked) {
        return new ProbeRequested(
                verification,
                ordinal,
                1,
                access,
                asked,
                new ReadAs.Text(),
                new Rule(1e-6, 1, 0.2, 0.01, false, 6));
    }

    private static String outcome(ProbeAnswered answered) {
        return switch (answered.outcome()) {
            case Outcome.Answer answer -> answer.text();
            case Outcome.Files files -> files.inspected().toString();
            case Outcome.Failure(var kind, var detail) -> kind + ": " + detail;
        };
    }
}
