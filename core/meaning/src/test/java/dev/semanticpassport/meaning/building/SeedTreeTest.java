package dev.semanticpassport.meaning.building;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Conversations;
import dev.semanticpassport.meaning.Golden;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Structure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The conversation that the project began with: Russian, headings, lists, quotes and a table. */
class SeedTreeTest {
    private static final String QUESTION = "bbb21ad7-34b6-4c70-bbdc-21dd41aab73e";
    private static final String ANSWER = "8e96651c-7d96-4465-82d0-a1bd1be2ad46";
    private static final MeaningTree TREE =
            TreeBuilding.build(Conversations.seed(), TreeSettings.USUAL);

    @Test
    void itsTreeIsTheOneThatWasReviewed() {
        Golden.assertTree("seed", TREE);
    }

    @Test
    void theThreeThingsOfferedAtItsEndAreIdeas() {
        for (String offered :
                List.of(
                        "семантический паспорт",
                        "архитектурная подпись",
                        "дерево смыслов",
                        "карта переноса идей")) {
            assertThat(idea(offered).broader()).contains(idea("смогут ли люди понять").id());
            assertThat(idea(offered).quotes()).extracting(Quote::message).contains(ANSWER);
        }
    }

    @Test
    void theFourRolesHaveTheirShares() {
        assertThat(shares("Технический уровень")).containsExactly("10–30%");
        assertThat(shares("Продвинутый пользователь / исследователь")).containsExactly("40–60%");
        assertThat(shares("Философ / семиотик / AGI-архитектор")).containsExactly("80–95%");
        assertThat(shares("человек-создатель")).containsExactly("100%");
    }

    @Test
    void theThreeWaysOfAccessAreTheAuthorsOwn() {
        for (String way : List.of("чат", "обученная с нуля модель", "лора")) {
            assertThat(idea(way).holding()).isEqualTo(Holding.AUTHOR);
            assertThat(idea(way).quotes()).extracting(Quote::message).contains(QUESTION);
            assertThat(idea(way).broader()).containsExactly(idea("смогут ли люди понять").id());
        }
    }

    @Test
    void theTwoLayersAreBound() {
        assertThat(idea("символ X").bindings())
                .extracting(Binding::layers)
                .containsExactly(List.of(3));
        assertThat(idea("образ Y").bindings())
                .extracting(Binding::layers)
                .containsExactly(List.of(5));
        assertThat(idea("символ X").bindings().getFirst().quote().map(Quote::text))
                .contains("слой 3 связан с символом X");
    }

    @Test
    void theThreeConditionsOfItsConclusionStandUnderIt() {
        for (String condition :
                List.of(
                        "мета-документация",
                        "семантические сигнатуры",
                        "архитектурная онтология")) {
            assertThat(idea(condition).broader())
                    .containsExactly(idea("Без контекста твоего мышления").id());
        }
    }

    @Test
    void theTableOfRolesIsAStructureWhoseRowsAreTheRolesOfTheHeadings() {
        assertThat(TREE.structures()).hasSize(1);
        Structure table = TREE.structures().getFirst();
        assertThat(table.columns()).hasSize(4).startsWith("Роль");
        assertThat(table.rows())
                .extracting(row -> row.idea().flatMap(TREE::idea).map(i -> i.label().text()))
                .containsExactly(
                        Optional.of("Технический уровень"),
                        Optional.of("Продвинутый пользователь / исследователь"),
                        Optional.of("Философ / семиотик / AGI-архитектор"),
                        Optional.of("человек-создатель"));
        assertThat(idea("человек-создатель").aspects())
                .extracting(Aspect::value)
                .contains("Да, с реконструкцией слоёв и целей");
    }

    @Test
    void itReadsLikeSomethingThatAPersonWouldDraw() {
        assertThat(TREE.ideas()).hasSizeBetween(25, 60);
        assertThat(TREE.tops()).hasSize(1);
        assertThat(TREE.ideas())
                .extracting(idea -> idea.label().text())
                .noneMatch(
                        label -> label.matches("(?s).*[?!:]$|Но|Что увидят.*|Сделать.*|Вывод|Итог"))
                .allMatch(label -> label.split(" ").length <= 7);
    }

    private static List<String> shares(String label) {
        return idea(label).aspects().stream()
                .filter(aspect -> aspect.name().equals("Вероятность понять"))
                .map(Aspect::value)
                .toList();
    }

    private static Idea idea(String label) {
        return TREE.ideas().stream()
                .filter(idea -> idea.label().text().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no idea is called " + label));
    }
}
