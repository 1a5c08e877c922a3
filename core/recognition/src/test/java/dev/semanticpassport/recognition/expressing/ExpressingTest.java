package dev.semanticpassport.recognition.expressing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ExpressingTest {
    private static final List<String> IDEAS =
            List.of("root", "mirror", "bridge", "lamp", "seed", "tide", "loom", "anvil");

    @Test
    void aPairedBetAndItsSignTestAreWorkedOutByHand() {
        // 3 of 4 differing prompts: (4 + 1) / 16
        assertThat(new PairedBet(3, 1).chance()).isCloseTo(5.0 / 16, within(1e-12));
        assertThat(new PairedBet(0, 0).chance()).isEqualTo(1);
        assertThat(new PairedBet(2000, 0).chance()).isPositive();
        double mean = (1.5 * .5 + 1.95 * .05) / 2;
        assertThat(new PairedBet(1, 1).eValue().ln()).isCloseTo(Math.log(mean), within(1e-12));
    }

    @Test
    void aPairedBetHasMeanOneWhereBothAreAlike() {
        // by the exact distribution of how many of 12 differing prompts are the one's
        double mean = 0;
        double ways = 1;
        for (int one = 0; one <= 12; one++) {
            mean += ways / 4096 * Math.exp(new PairedBet(one, 12 - one).eValue().ln());
            ways = ways * (12 - one) / (one + 1);
        }
        assertThat(mean).isCloseTo(1, within(1e-9));
    }

    @Test
    void aFamilyCountsByItsHighestModel() {
        List<Expressions> panel =
                List.of(
                        said("a1", "a", 2),
                        said("a2", "a", 6),
                        said("b1", "b", 1),
                        said("c1", "c", 0));
        Expressing expressing = new Expressing(panel);

        IdeaEvidence evidence = expressing.evidence(said("x", "x", 5), List.of("root")).getFirst();

        // of three families one has a model with at least 5
        assertThat(evidence.chance()).isEqualTo(2.0 / 4);
        assertThat(evidence.share()).isEqualTo(.5);
        assertThat(evidence.highest()).isEqualTo(.6);
        assertThat(expressing.attainable()).isEqualTo(.25);
        // against a2, which says it at one prompt more
        assertThat(evidence.pairedChance()).isEqualTo(new PairedBet(0, 1).chance());
    }

    @Test
    void aFailedPromptIsLeftOutOnBothSides() {
        Expressions model =
                new Expressions(
                        "x", "x", Map.of("root", Map.of("p1", true, "p2", true, "p3", true)));
        Expressions other =
                new Expressions("a", "a", Map.of("root", Map.of("p1", false, "p4", true)));

        IdeaEvidence evidence =
                new Expressing(List.of(other)).evidence(model, List.of("root")).getFirst();

        assertThat(evidence.paired()).isEqualTo(new PairedBet(1, 0).eValue());
    }

    @Test
    void aLevelThatThePanelCannotSupportIsRefused() {
        List<Expressions> panel = List.of(said("a", "a", 0), said("b", "b", 0));
        Expressing expressing = new Expressing(panel);

        assertThat(expressing.supports(1, .05)).isFalse();
        assertThatThrownBy(() ->
                        expressing.moreThanOrdinary(
                                expressing.evidence(said("x", "x", 9), List.of("root")), .05))
                .hasMessageContaining("the panel cannot support this: 2 families");
        assertThatThrownBy(() -> new Expressing(List.of())).hasMessageContaining("one model");
        assertThatThrownBy(() -> new Expressing(List.of(panel.getFirst(), panel.getFirst())))
                .hasMessageContaining("there twice");
    }

    @Test
    void chancesByFamiliesOfAnOrdinaryModelAreEven() {
        int[] low = new int[2];
        Seeds.forAll(
                2000,
                random -> {
                    List<Expressions> panel = new ArrayList<>();
                    for (int i = 0; i < 19; i++) {
                        panel.add(drawn("m" + i, random, .2));
                    }
                    Expressions model = drawn("x", random, .2);
                    Expressing expressing = new Expressing(panel);
                    double chance = expressing.chanceOfAll(model, IDEAS);
                    assertThat(chance).isBetween(.05, 1.0);
                    low[0] += chance <= .05 ? 1 : 0;
                    low[1] += chance <= .2 ? 1 : 0;
                });
        // 99.9 % of binomial(2000, .05) and (2000, .2) at most; ties only make it smaller
        assertThat(low[0]).isLessThanOrEqualTo(132);
        assertThat(low[1]).isLessThanOrEqualTo(459);
    }

    @Test
    void ideasThatAreExpressedAreFoundAndHardlyAnyOther() {
        double[] found = new double[3];
        Seeds.forAll(
                200,
                random -> {
                    List<Expressions> panel = new ArrayList<>();
                    for (int i = 0; i < 8; i++) {
                        panel.add(drawn("m" + i, random, .02));
                    }
                    Map<String, Map<String, Boolean>> ofIdeas = new HashMap<>();
                    for (int i = 0; i < IDEAS.size(); i++) {
                        ofIdeas.put(IDEAS.get(i), prompts(random, 60, i < 4 ? .4 : .02));
                    }
                    List<IdeaEvidence> evidence =
                            new Expressing(panel)
                                    .evidence(new Expressions("x", "x", ofIdeas), IDEAS);
                    for (int i : Expressing.moreThanThePanel(evidence, .05)) {
                        found[i < 4 ? 0 : 1]++;
                    }
                });
        assertThat(found[0] / (200 * 4)).isGreaterThan(.9);
        assertThat(found[1] / (found[0] + found[1])).isLessThan(.05);
    }

    private static Expressions said(String model, String family, int prompts) {
        Map<String, Boolean> root = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            root.put("p" + i, i < prompts);
        }
        return new Expressions(model, family, Map.of("root", root));
    }

    private static Expressions drawn(String model, RandomGenerator random, double rate) {
        Map<String, Map<String, Boolean>> ofIdeas = new HashMap<>();
        IDEAS.forEach(idea -> ofIdeas.put(idea, prompts(random, 60, rate)));
        return new Expressions(model, model, ofIdeas);
    }

    private static Map<String, Boolean> prompts(RandomGenerator random, int count, double rate) {
        Map<String, Boolean> prompts = new HashMap<>();
        for (int i = 0; i < count; i++) {
            prompts.put("p" + i, random.nextDouble() < rate);
        }
        return prompts;
    }
}
