package dev.semanticpassport.transfer.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.publishing.Withholding;
import dev.semanticpassport.transfer.Gardens;
import dev.semanticpassport.transfer.Trees;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamingTest {
    private static final Set<Holding> ALL = EnumSet.allOf(Holding.class);

    @Test
    void what_is_said_of_an_idea_begins_after_its_name() {
        // Given
        Trees trees =
                new Trees()
                        .message("1", Speaker.AUTHOR, "**Маяк** — это свет, который *ждёт* корабли")
                        .idea(
                                "Маяк",
                                Holding.AUTHOR,
                                "**Маяк** — это свет, который *ждёт* корабли");

        // When
        List<NamedIdea> named = Naming.name(trees.tree(), Passages.NONE, ALL);

        // Then
        assertThat(named.getFirst().expression()).contains("Это свет, который ждёт корабли.");
    }

    @Test
    void an_idea_that_is_only_named_is_told_of_by_the_sentence_that_names_it() {
        // Given
        Trees trees =
                new Trees()
                        .message(
                                "1",
                                Speaker.ASSISTANT,
                                "Ничего. Если ты не оставишь **закладку** в тексте, её не найдут. Да.")
                        .idea("закладку", Holding.ASSISTANT, "закладку");

        // When
        List<NamedIdea> named = Naming.name(trees.tree(), new Passages(trees.messages()), ALL);

        // Then
        assertThat(named.getFirst().expression())
                .contains("Если ты не оставишь закладку в тексте, её не найдут.");
    }

    @Test
    void ideas_of_one_name_are_told_apart_by_what_is_broader() {
        // Given
        Trees trees =
                new Trees()
                        .message("1", Speaker.AUTHOR, "Дом. Сад. Вход для гостей и вход для птиц.")
                        .idea("Дом", Holding.AUTHOR, "Дом")
                        .idea("Сад", Holding.AUTHOR, "Сад")
                        .idea("Вход", Holding.AUTHOR, "вход для птиц", "Дом");
        var tree = trees.tree();
        var doubled = new ArrayList<>(tree.ideas());
        var last = doubled.getLast();
        doubled.add(
                new Idea(
                        Trees.id("another"),
                        last.label(),
                        last.definition(),
                        last.quotes(),
                        List.of(Trees.id("Сад")),
                        List.of(),
                        0,
                        last.holding(),
                        last.standing(),
                        List.of(),
                        List.of(),
                        List.of()));

        // When
        List<NamedIdea> named =
                Naming.name(new MeaningTree(doubled, List.of()), Passages.NONE, ALL);

        // Then
        assertThat(named)
                .extracting(NamedIdea::label)
                .containsExactly("Дом", "Сад", "Вход", "Вход (Сад)");
    }

    @Test
    void rejected_ideas_and_those_of_others_are_not_carried() {
        // Given
        Trees trees =
                new Trees()
                        .message("1", Speaker.AUTHOR, "Один. Два. Три.")
                        .idea("Один", Holding.AUTHOR, Standing.REJECTED, "Один")
                        .idea("Два", Holding.OTHER, "Два")
                        .idea("Три", Holding.AUTHOR, "Три");

        // When and then
        assertThat(Naming.name(trees.tree(), Passages.NONE, EnumSet.of(Holding.AUTHOR)))
                .extracting(NamedIdea::label)
                .containsExactly("Три");
    }

    @Test
    void a_private_name_is_found_in_any_grammatical_form_and_a_private_saying_in_part() {
        // Given
        Withholding withholding = new Withholding(Gardens.trees().tree());

        // When and then
        assertThat(withholding.tells("Тени подземного хронографа длинны")).isTrue();
        assertThat(withholding.tells("ПОДЗЕМНЫЕ, хронографы!")).isTrue();
        assertThat(withholding.tells("он хранит часы деда и отмеряет шаги")).isTrue();
        assertThat(withholding.tells("Подземный ход и хронограф")).isFalse();
        assertThat(withholding.tells("Сад растёт из вопросов")).isFalse();
    }

    @Test
    void shortened_text_keeps_within_its_bound_and_ends_well() {
        Seeds.forAll(
                500,
                random -> {
                    // Given
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < 1 + random.nextInt(30); i++) {
                        text.append("слово😀".repeat(1 + random.nextInt(3)))
                                .append(List.of(". ", " ", ", ", "? ").get(random.nextInt(4)));
                    }
                    int most = 20 + random.nextInt(100);

                    // When
                    String shortened = PlainText.shortened(text.toString(), most);

                    // Then the stop may come on top
                    assertThat(shortened.codePointCount(0, shortened.length()))
                            .isBetween(1, most + 1);
                    assertThat(shortened).matches("(?s).*[.!?…]");
                });
    }
}
