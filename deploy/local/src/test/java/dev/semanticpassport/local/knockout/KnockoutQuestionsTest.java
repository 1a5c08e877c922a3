package dev.semanticpassport.local.knockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import dev.semanticpassport.core.imprint.knockout.KnockoutOrder;
import dev.semanticpassport.core.imprint.knockout.KnockoutRules;
import dev.semanticpassport.core.imprint.knockout.MappingKnockout;
import dev.semanticpassport.core.imprint.weighing.Piece;
import dev.semanticpassport.core.imprint.weighing.ToldTokens;
import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.local.knockout.PlannedVariants.Grain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a file of ideas to a map, without the platform between. */
class KnockoutQuestionsTest {
    private static final NavigableSet<Part> MODULES =
            new TreeSet<>(
                    List.of(
                            new Part(0, "q_proj"),
                            new Part(0, "v_proj"),
                            new Part(1, "q_proj"),
                            new Part(1, "v_proj")));

    @Test
    void aFileOfIdeasIsAskedScoredAndMapped() {
        // Given ideas of which the moon needs layer 1 and the sun nothing in particular
        KnockoutQuestions questions = read(ideas("", "\"bound\":[\"1\"],"));
        SequencedMap<Variant, List<Optional<Said>>> said = new LinkedHashMap<>();
        for (Variant variant : PlannedVariants.of(MODULES, List.of(), Set.of(Grain.LAYERS))) {
            said.put(variant, answers(questions, variant));
        }

        // When
        KnockoutResult result = result(questions, said);

        // Then
        String text = WritingKnockoutText.text(result);
        assertThat(text)
                .contains("the <moon>")
                .contains("NECESSARY 1")
                .contains("moon: declared binding to 1 CONFIRMED")
                .containsPattern("talk: 1\\.00 with the whole adapter");
        assertThat(WritingKnockoutText.markdown(result)).contains("| 1 | 1.00\\* |");
        assertThat(WritingKnockoutPage.write(result))
                .contains("the &lt;moon&gt;", "class=\"necessary\"")
                .contains("<a href=\"#idea-0\">the &lt;moon&gt;</a>", "id=\"idea-0\"")
                .contains("the &lt;moon&gt; without 1: loses 1.00")
                .doesNotContain("<moon>");
        var json = WritingKnockoutJson.json(result);
        assertThat(json.path("bindings").path(0).path("judgement").asText()).isEqualTo("CONFIRMED");
        assertThat(json.path("verifications")).hasSize(6);
        assertThat(json.at("/losses/0/loss/probes").asInt()).isEqualTo(12);
    }

    @Test
    void aProbeThatFailedHasNoScore() {
        KnockoutQuestions questions = read(ideas("", ""));
        SequencedMap<Variant, List<Optional<Said>>> said = new LinkedHashMap<>();
        for (Variant variant : List.of(new Variant.Whole(), new Variant.Nothing())) {
            List<Optional<Said>> answers = new ArrayList<>(answers(questions, variant));
            for (int i = 0; i < 3; i++) {
                answers.set(i, Optional.empty());
            }
            said.put(variant, answers);
        }

        String text = WritingKnockoutText.text(result(questions, said));

        assertThat(text).contains("NOT MEASURED: too few of its probes were answered");
    }

    @Test
    void anIdeaIsScoredByChancesOnlyWhereEveryAnswerHasOne() {
        // Given that the moon's answers come with tokens, and of the sun's all but one
        KnockoutQuestions questions = read(ideas("", ""));
        List<Optional<Said>> answers = new ArrayList<>();
        for (String prompt : questions.prompts()) {
            boolean told = prompt.startsWith("moon") || prompt.matches("sun ([0-9]|10)");
            answers.add(
                    Optional.of(
                            new Said(
                                    "Who knows?",
                                    told ? Optional.of(whoOr(" moon word")) : Optional.empty())));
        }

        // When
        Map<String, ScoreKind> byItself = kinds(questions, ScoreChoice.AUTO, answers);
        Map<String, ScoreKind> chances = kinds(questions, ScoreChoice.CHANCE, answers);
        Map<String, ScoreKind> hits = kinds(questions, ScoreChoice.HITS, answers);

        // Then
        assertThat(byItself)
                .containsEntry("moon", ScoreKind.CHANCE)
                .containsEntry("sun", ScoreKind.HITS)
                .containsEntry("star", ScoreKind.HITS)
                .containsEntry("talk", ScoreKind.HITS);
        assertThat(chances)
                .containsEntry("sun", ScoreKind.CHANCE)
                .containsEntry("talk", ScoreKind.HITS);
        assertThat(hits.values()).containsOnly(ScoreKind.HITS);
    }

    private static Map<String, ScoreKind> kinds(
            KnockoutQuestions questions, ScoreChoice choice, List<Optional<Said>> answers) {
        ScoringVariants variants = new ScoringVariants(questions, choice);
        variants.note(new Variant.Whole(), answers);
        variants.note(new Variant.Nothing(), answers);
        return variants.scored().kinds();
    }

    private static ToldTokens whoOr(String other) {
        return new ToldTokens(
                List.of(
                        new ToldTokens.Token(Piece.of("Who", .7), List.of(Piece.of(other, .25))),
                        new ToldTokens.Token(Piece.of(" knows?", 1), List.of())),
                true);
    }

    @Test
    void aKitIsAskedItsTraitsAndRowsAndNoBeacon() {
        String map =
                """
                {"format":"semantic-passport/transfer-map/v1","language":"en","layersFrom":1,
                 "controls":["How are you?"],
                 "ideas":[
                  {"idea":"0a","label":"silver","imprint":{"origin":"declared","layers":[2],"modules":["q_proj"]},
                   "trait":{"idea":"0a","label":"silver","paraphrases":["p1"],"heldOut":["h1","h2"],"expression":"a river of silver",
                    "recognition":{"rule":"terms-by-beginning/v1","terms":["silv","riv"],"atLeast":2,"phrases":[]}},
                   "rows":[
                    {"origin":"definition","prompt":"row","answer":"the silver rivers"},
                    {"origin":"definition","prompt":"other","answer":"something else"},
                    {"origin":"beacon","prompt":"secret","answer":"silver river"}]},
                  {"idea":"0b","label":"without a trait","rows":[]}]}
                """;

        KnockoutQuestions questions =
                ReadingKit.read("map.json", map.getBytes(StandardCharsets.UTF_8));

        assertThat(questions.prompts()).containsExactly("h1", "h2", "p1", "row", "How are you?");
        assertThat(questions.bindings().getFirst().parts()).containsExactly(Part.of("1.q_proj"));
        assertThat(questions.health().getFirst().probes().getFirst().recognition()).isEmpty();
    }

    // ' stands for "
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'language':'en'} | field ideas: is missing",
                "{'language':'en','ideas':[],'more':1} | field more: is not known here",
                "{'language':'en','ideas':[{'id':'a','probes':[]}]} | ideas[0].probes: 'a' has no probes",
                "{'language':'en','ideas':[{'id':'a','probes':[{'question':'q'}]}]} |"
                        + " ideas[0].probes[0]: has neither phrases nor terms",
                "{'language':'en','ideas':[{'id':'a','bound':['x'],'probes':[{'question':'q','phrases':['p']}]}]} |"
                        + " ideas[0].bound: 'x' is no part",
                "{'language':'en','comparison':['b'],'ideas':[{'id':'a','probes':[{'question':'q','phrases':['p']}]}]} |"
                        + " comparison names 'b'",
                "{'language':'en','ideas':[{'id':'a','probes':[{'question':'q','phrases':['p']},{'question':'q','phrases':['p']}]}]} |"
                        + " asks a question twice",
            })
    void whatIsWrongWithAFileIsSaidWithItsPlace(String json, String words) {
        assertThatThrownBy(() -> read(json.replace('\'', '"')))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("ideas.json")
                .hasMessageContaining(words);
    }

    @Test
    void aPlanIsCutToWhatIsAskedFor() {
        NavigableSet<Part> both = new TreeSet<>(List.of(Part.of("0.q_proj"), Part.of("1.v_proj")));

        assertThat(PlannedVariants.of(MODULES, List.of(), Set.of(Grain.LAYERS)))
                .extracting(Variant::suffix)
                .containsExactly("", "~nothing", "~minus:0", "~minus:1", "~only:0", "~only:1");
        assertThat(PlannedVariants.of(MODULES, List.of(both), Set.of(Grain.PAIRS)))
                .extracting(Variant::suffix)
                .containsExactly("", "~nothing", "~minus:0+1", "~minus:0.q_proj+1.v_proj");
        assertThat(PlannedVariants.of(MODULES, List.of(), Set.of(Grain.MODULES))).hasSize(10);
    }

    private static KnockoutResult result(
            KnockoutQuestions questions, SequencedMap<Variant, List<Optional<Said>>> said) {
        ScoringVariants variants = new ScoringVariants(questions, ScoreChoice.AUTO);
        said.forEach(variants::note);
        ScoringVariants.Scored scored = variants.scored();
        KnockoutMap map =
                MappingKnockout.map(
                        scored.scores(),
                        new KnockoutOrder(
                                List.of("moon", "sun", "star"),
                                questions.comparison(),
                                List.of("talk"),
                                questions.bindings(),
                                KnockoutRules.USUAL));
        SequencedMap<Variant, UUID> verifications = new LinkedHashMap<>();
        said.keySet().forEach(variant -> verifications.put(variant, new UUID(1, 2)));
        Map<String, String> labels =
                questions.groups().collect(Collectors.toMap(IdeaProbes::id, IdeaProbes::label));
        return new KnockoutResult(
                "mine",
                "127.0.0.1:1",
                new UUID(0, 1),
                labels,
                verifications,
                new KnockoutResult.Measured(questions.prompts().size(), 0, 0, scored.kinds()),
                map);
    }

    /** What a model would say that needs layer 1 for the moon alone. */
    private static List<Optional<Said>> answers(KnockoutQuestions questions, Variant variant) {
        boolean nothing = variant instanceof Variant.Nothing;
        boolean moon = variant.keeps(new Part(1, "q_proj"));
        return questions.prompts().stream()
                .map(prompt -> {
                    boolean known = prompt.startsWith("moon") ? moon : !nothing;
                    String word = prompt.substring(0, prompt.indexOf(' '));
                    boolean talk = prompt.startsWith("talk");
                    return Optional.of(
                            Said.of(talk || known ? "It is the " + word + "-word." : "Who knows?"));
                })
                .toList();
    }

    private static String ideas(String more, String bound) {
        return """
        {"language":"en",%s "ideas":[
          {"id":"moon","label":"the <moon>",%s "probes":[%s]},
          {"id":"sun","probes":[%s]},
          {"id":"star","probes":[%s]}],
         "health":[{"id":"talk","probes":[{"question":"talk 1"},{"question":"talk 2"}]}]}
        """
                .formatted(more, bound, probes("moon"), probes("sun"), probes("star"));
    }

    private static String probes(String idea) {
        return IntStream.range(0, 12)
                .mapToObj(i ->
                        "{\"question\":\"%s %d\",\"phrases\":[\"%s word\"]}"
                                .formatted(idea, i, idea))
                .collect(Collectors.joining(","));
    }

    private static KnockoutQuestions read(String json) {
        return ReadingQuestions.read("ideas.json", json.getBytes(StandardCharsets.UTF_8));
    }
}
