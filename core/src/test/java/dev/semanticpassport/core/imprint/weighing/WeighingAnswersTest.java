package dev.semanticpassport.core.imprint.weighing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.semanticpassport.core.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WeighingAnswersTest {

    @Test
    void theChancesOfTheTokensThatSpellTheAnswerAreMultiplied() {
        assertThat(chance("lantern", "lan .5", "tern .8")).isEqualTo(.4, within(1e-12));
    }

    @Test
    void whatElseSpellsTheAnswerIsAdded() {
        // " lan" is taken as if "tern" were sure to follow
        assertThat(chance("lantern", "lan .5 lantern .3 lam .1", "tern .8"))
                .isEqualTo(.7, within(1e-12));
        assertThat(chance("lantern", "har .6 lan .2 Lantern .1 la .05", "bour .9"))
                .isEqualTo(.35, within(1e-12));
    }

    @Test
    void whatIsNotToldCountsNothing() {
        assertThat(chance("lantern", "har .6", "bour .9")).isZero();
        assertThat(chance("lantern")).isZero();
    }

    @Test
    void aTokenThatIsListedBesideItselfCountsOnce() {
        assertThat(chance("lantern", "lantern .5 lantern .5 harbour .4"))
                .isEqualTo(.5, within(1e-12));
    }

    @Test
    void anAnswerMayBeginWithOtherWords() {
        assertThat(chance("lantern", "The .9", "_word .3", "_is .9", "_lantern .6", ". .9"))
                .isEqualTo(.6, within(1e-12));
        assertThat(chance("lantern", "The .9", "_word .3", "_is .9", "_harbour .6 _lantern .2"))
                .isEqualTo(.2, within(1e-12));
    }

    @Test
    void caseQuotesSpacesAndMarksOfEmphasisDoNotMatter() {
        for (String said : List.of("Lantern", "_LANTERN", "\"lantern\"", "**Lantern**")) {
            assertThat(chance("lantern", "The .9", "_is .9", "_ .9", said + " .6"))
                    .as(said)
                    .isEqualTo(.6, within(1e-12));
        }
        // Quotes of their own are a way to the answer, too
        assertThat(chance("lantern", "\" .5 Lantern .4", "lantern .8"))
                .isEqualTo(.8, within(1e-12));
        assertThat(chance("silver river", "Silver .5", "- .4 _river .5", "river .5"))
                .isEqualTo(.5 * (.4 * .5 + .5), within(1e-12));
    }

    @Test
    void aWordIsSpeltFromItsBeginningToItsEnd() {
        // within a word
        assertThat(chance("tern", "lan .5", "tern .8")).isZero();
        assertThat(chance("art", "st .9", "op .9 art .1")).isZero();
        // beyond its end
        assertThat(chance("lantern", "lantern .5", "s .9", "_hang .5"))
                .isEqualTo(.5 * .1, within(1e-12));
        assertThat(chance("lantern", "lanterns .5", "_hang .5")).isZero();
        // an answer that ends on its way was another one
        assertThat(chance("silver river", "silver .9")).isZero();
    }

    @Test
    void ofSeveralAcceptedAnswersEachWayCountsOnce() {
        assertThat(
                        weigh(
                                List.of("silver", "silver river", "lamp"),
                                true,
                                "harbour .4 silver .3 lamp .2 lam .05"))
                .hasValue(.55);
        assertThat(weigh(List.of("lamp", "lampion"), true, "lamp .5", "ion .8", ". .5"))
                .hasValueCloseTo(.5 * (.2 + .8), within(1e-12));
    }

    @Test
    void charactersMayComeInPieces() {
        // Given "сила" as bytes cut anywhere; D1 alone says nothing
        byte[] word = "сила".getBytes(StandardCharsets.UTF_8);
        List<ToldTokens.Token> tokens =
                List.of(
                        said(bytes(word, 0, 1), .9, bytes(new byte[] {(byte) 0xD0}, 0, 1), .1),
                        said(bytes(word, 1, 3), .5, bytes(word, 1, 2), .25),
                        said(bytes(word, 3, 8), .5, bytes(word, 3, 8), .5));
        // When, Then
        assertThat(
                        WeighingAnswers.chance(
                                        "сила", new ToldTokens(tokens, true), List.of("Сила"))
                                .orElseThrow())
                .isEqualTo(.9 * (.5 * .5 + .25), within(1e-12));
        // "ла" stands within the word
        assertThat(
                        WeighingAnswers.chance("сила", new ToldTokens(tokens, true), List.of("ла"))
                                .orElseThrow())
                .isZero();
    }

    @Test
    void tokensThatDoNotSpellTheAnswerTellNothing() {
        // what a model thought before it answered
        assertThat(weighSaid("lantern", true, "Let .9", "_me .9", "_think .9", "lantern .9"))
                .isEmpty();
        assertThat(weighSaid("a lantern", true)).isEmpty();
        // an end token is no part of the text
        assertThat(weighSaid("lantern", true, "lantern .9", "<|im_end|> .9")).hasValue(.9);
    }

    @Test
    void anAnswerThatComesAfterTheToldTokensHasNoChance() {
        assertThat(weighSaid("The word is lantern.", false, "The .9", "_wo .9")).isEmpty();
        assertThat(
                        weighSaid(
                                "The word is lantern.",
                                false,
                                "The .9",
                                "_word .9",
                                "_is .9",
                                "_lan .9"))
                .isEmpty();
        assertThat(
                        weighSaid(
                                "The word is harbour.",
                                false,
                                "The .9",
                                "_word .9",
                                "_is .9 _lantern .05"))
                .hasValue(.05);
    }

    @Test
    void anAcceptedAnswerHasWords() {
        assertThatThrownBy(() -> weigh(List.of("…"), true, "a .5"))
                .hasMessageContaining("at least one word");
        assertThatThrownBy(() -> weigh(List.of(), true, "a .5"))
                .hasMessageContaining("at least one word");
        assertThatThrownBy(() -> Piece.of("a", Double.NaN)).hasMessageContaining("between 0 and 1");
    }

    /** Whatever is told, a score is one, and more told ways to the answer never lower it. */
    @Test
    void anyTokensGiveAScoreThatGrowsWithTheWaysToldOf() {
        String[] pieces = {"lan", "tern", "lantern", " lantern", " the", "s", ".", "", "�", "ламп"};
        Seeds.forAll(
                500,
                random -> {
                    // Given
                    List<ToldTokens.Token> less = new ArrayList<>();
                    List<ToldTokens.Token> more = new ArrayList<>();
                    StringBuilder answer = new StringBuilder();
                    for (int i = random.nextInt(8); i > 0; i--) {
                        String text = pieces[random.nextInt(pieces.length)];
                        answer.append(text);
                        Piece said = Piece.of(text, random.nextDouble());
                        List<Piece> others = others(random, pieces, 1 - said.chance());
                        int kept = random.nextInt(others.size() + 1);
                        less.add(new ToldTokens.Token(said, others.subList(0, kept)));
                        more.add(new ToldTokens.Token(said, others));
                    }
                    List<String> accepted = List.of("lantern");
                    // When
                    OptionalDouble low =
                            WeighingAnswers.chance(
                                    answer.toString(), new ToldTokens(less, true), accepted);
                    OptionalDouble high =
                            WeighingAnswers.chance(
                                    answer.toString(), new ToldTokens(more, true), accepted);
                    // Then
                    assertThat(low.orElseThrow()).isBetween(0.0, high.orElseThrow());
                    assertThat(high.orElseThrow()).isBetween(0.0, 1.0);
                });
    }

    private static List<Piece> others(RandomGenerator random, String[] pieces, double left) {
        List<Piece> others = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            double chance = left * random.nextDouble();
            left -= chance;
            others.add(Piece.of(pieces[random.nextInt(pieces.length)], chance));
        }
        return others;
    }

    private static double chance(String accepted, String... tokens) {
        return weigh(List.of(accepted), true, tokens).orElseThrow();
    }

    private static OptionalDouble weigh(List<String> accepted, boolean whole, String... tokens) {
        StringBuilder answer = new StringBuilder();
        for (String token : tokens) {
            answer.append(token.split(" ", -1)[0].replace('_', ' '));
        }
        return WeighingAnswers.chance(answer.toString(), told(whole, tokens), accepted);
    }

    private static OptionalDouble weighSaid(String answer, boolean whole, String... tokens) {
        return WeighingAnswers.chance(answer, told(whole, tokens), List.of("lantern"));
    }

    /** Each token as "said .5 other .2 …"; an underscore stands for a space. */
    private static ToldTokens told(boolean whole, String... tokens) {
        return new ToldTokens(
                Arrays.stream(tokens)
                        .map(token -> {
                            List<Piece> pieces = new ArrayList<>();
                            String[] parts = token.strip().split(" ", -1);
                            for (int i = 0; i < parts.length; i += 2) {
                                pieces.add(
                                        Piece.of(
                                                parts[i].replace('_', ' '),
                                                Double.parseDouble(parts[i + 1])));
                            }
                            return new ToldTokens.Token(
                                    pieces.getFirst(), pieces.subList(1, pieces.size()));
                        })
                        .toList(),
                whole);
    }

    private static ToldTokens.Token said(byte[] said, double chance, byte[] other, double others) {
        return new ToldTokens.Token(new Piece(said, chance), List.of(new Piece(other, others)));
    }

    private static byte[] bytes(byte[] all, int from, int end) {
        return Arrays.copyOfRange(all, from, end);
    }
}
