package dev.semanticpassport.passport.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.passport.verification.reporting.ReportedAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FleetReportingTest {
    private static final UUID FLEET = new UUID(0, 1);

    private static FleetRequested request(FleetError error) {
        return new FleetRequested(
                FLEET, new UUID(0, 2), "a".repeat(64), error, .01, new Budget(60));
    }

    /** 100 models: evidence of 10^5, of 10^3.5 twice, and little of the rest. */
    private static List<FleetMember> members() {
        List<FleetMember> members = new ArrayList<>();
        for (int place = 0; place < 100; place++) {
            double log10E = place == 7 ? 5 : place == 8 || place == 9 ? 3.8 : -1;
            members.add(
                    new FleetMember(
                            place,
                            new ReportedAccess("chat", "model-" + place, "", 0, null, 64),
                            FleetIds.verification(FLEET, place),
                            place == 50 ? null : Verdict.NOT_RECOGNISED,
                            place == 50 ? null : Reason.SURVIVAL_REFUTED,
                            log10E,
                            20));
        }
        return members;
    }

    @Test
    void falseDiscoveriesAreControlledByEBenjaminiHochberg() {
        // When
        FleetReport report =
                FleetReporting.report(request(FleetError.FALSE_DISCOVERY_RATE), members());
        // Then: 100 / (.01 * 3) = 3333 = 10^3.52 is reached by three
        assertThat(report.rows().stream().filter(FleetReport.Row::falseDiscoveryRate))
                .extracting(FleetReport.Row::place)
                .containsExactly(7, 8, 9);
        assertThat(report.recognised()).isEqualTo(3);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.notRecognised()).isEqualTo(96);
        assertThat(report.asked()).isEqualTo(2_000);
    }

    @Test
    void familyWiseWantsEachToStandAlone() {
        // When
        FleetReport report = FleetReporting.report(request(FleetError.FAMILY_WISE), members());
        // Then: 100 / .01 = 10^4 is reached by one
        assertThat(report.recognised()).isEqualTo(1);
        assertThat(report.inWords()).startsWith("1 of 100 models carry the signature");
    }

    @Test
    void aModelStopsWhereItWouldDoAmongAllAlone() {
        assertThat(FleetReporting.alphaOfEach(FleetError.FAMILY_WISE, .01, 7, 100)).isEqualTo(1e-4);
        double sum = 0;
        for (int place = 0; place < 10_000; place++) {
            sum += FleetReporting.alphaOfEach(FleetError.AS_THEY_ARRIVE, .01, place, 100);
        }
        assertThat(sum).isBetween(.005, .01);
    }

    @Test
    void forPeopleTheRecognisedComeFirstAndARefusedModelIsNamed() {
        // Given
        FleetReport report =
                FleetReporting.report(request(FleetError.FALSE_DISCOVERY_RATE), members());
        // When
        String markdown =
                FleetMarkdown.of(
                        report,
                        new FleetMarkdown.Around(
                                "ab".repeat(32), 7, Instant.EPOCH, Instant.EPOCH.plusSeconds(90)));
        // Then
        String recognised =
                markdown.substring(
                        markdown.indexOf("## Recognised"), markdown.indexOf("## All others"));
        assertThat(recognised).contains("`model-7`", "`model-8`", "`model-9`", "| 5.000 | 20 |");
        assertThat(recognised).doesNotContain("`model-10`");
        assertThat(markdown)
                .contains(
                        report.inWords(),
                        "| `model-50` | refused | -1.000 |",
                        "| `model-10` | NOT_RECOGNISED (SURVIVAL_REFUTED) | -1.000 |",
                        "log entry 7",
                        "(90 s)")
                .contains(report.assumptions());
    }

    @Test
    void aFleetWithoutAnyRecognisedSaysSo() {
        // Given
        List<FleetMember> none = members().stream().filter(member -> member.log10E() < 0).toList();
        // When
        String markdown =
                FleetMarkdown.of(
                        FleetReporting.report(request(FleetError.FAMILY_WISE), none),
                        new FleetMarkdown.Around("", 0, Instant.EPOCH, Instant.EPOCH));
        // Then
        assertThat(markdown).contains("**0 of 97 models recognised**", "## Recognised\n\nNone.");
    }
}
