package dev.semanticpassport.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KillingTest {
    @Test
    void everyPartIsKilledAsOftenAndInTheStatedTime() {
        Seeds.forAll(
                50,
                random -> {
                    int ofEach = random.nextInt(1, 9);
                    var plan = Killing.plan(ofEach, Duration.ofSeconds(60), random);
                    assertThat(
                                    plan.stream()
                                            .collect(
                                                    Collectors.groupingBy(
                                                            Killing::part, Collectors.counting()))
                                            .values())
                            .hasSize(Killing.PARTS.size())
                            .allMatch(count -> count == ofEach);
                    assertThat(plan)
                            .isSortedAccordingTo(java.util.Comparator.comparing(Killing::at))
                            .allMatch(
                                    killing -> killing.at().compareTo(Duration.ofSeconds(60)) < 0);
                });
    }
}
