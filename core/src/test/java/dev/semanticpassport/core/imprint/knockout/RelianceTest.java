package dev.semanticpassport.core.imprint.knockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.imprint.Part;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelianceTest {
    private static final Effect LOSS = new Effect(24, .9, .6, 1);

    @ParameterizedTest
    @CsvSource({
        // Carried, of these on a module, on a layer alone; limits by Clopper and Pearson
        "16, 0, 0, SPREAD, 0.0000, 0.2059",
        "16, 0, 2, SPREAD, 0.0155, 0.3835",
        "16, 1, 2, SPREAD, 0.0405, 0.4565",
        "16, 2, 2, PARTLY_TIED, 0.0727, 0.5238",
        "16, 8, 0, PARTLY_TIED, 0.2465, 0.7535",
        "16, 12, 0, PARTLY_TIED, 0.4762, 0.9273",
        "16, 12, 1, TIED, 0.5435, 0.9595",
        "4, 0, 0, SPREAD, 0.0000, 0.6024",
        "4, 0, 1, PARTLY_TIED, 0.0063, 0.8059",
        "5, 5, 0, PARTLY_TIED, 0.4782, 1.0000",
        "6, 6, 0, TIED, 0.5407, 1.0000",
    })
    void an_adapter_is_spread_or_tied_as_far_as_its_ideas_decide(
            int carried, int onModules, int onLayers, Reliance.Kind kind, double low, double high) {
        // Given
        List<List<Finding>> findings = new ArrayList<>();
        for (int i = 0; i < carried; i++) {
            findings.add(
                    i < onModules
                            ? List.of(needs("3"), needs("3.up_proj"))
                            : i < onModules + onLayers
                                    ? List.of(needs("0"))
                                    : List.of(new Finding.Spread(List.of())));
        }
        findings.add(List.of(new Finding.NotMeasured(Finding.Reason.NOT_CARRIED)));

        // When
        Reliance reliance = Reliance.of(findings, .95);

        // Then
        assertThat(reliance.kind()).isEqualTo(kind);
        assertThat(reliance.carried()).isEqualTo(carried);
        assertThat(reliance.onModules()).isEqualTo(onModules);
        assertThat(reliance.onLayers()).isEqualTo(onLayers);
        assertThat(reliance.share().orElseThrow().low()).isEqualTo(low, within());
        assertThat(reliance.share().orElseThrow().high()).isEqualTo(high, within());
    }

    @Test
    void nothing_is_said_of_ideas_that_are_not_carried() {
        Reliance reliance =
                Reliance.of(
                        List.of(
                                List.of(new Finding.NotMeasured(Finding.Reason.TOO_FEW_PROBES)),
                                List.of()),
                        .95);

        assertThat(reliance.kind()).isEqualTo(Reliance.Kind.NOT_CARRIED);
        assertThat(reliance.share()).isEmpty();
    }

    private static Finding needs(String part) {
        return new Finding.Necessary(Part.of(part), LOSS);
    }

    private static Offset<Double> within() {
        return Offset.offset(5e-5);
    }
}
