package dev.semanticpassport.exchange.modelcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.exchange.Conditions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingModelCardTest {

    @Test
    void aCardOfTheHubIsRead() {
        // Given
        String card =
                """
                ---
                language:
                - no
                - ru
                license: apache-2.0
                base_model: example/ember-1b
                base_model_relation: adapter
                datasets: [example/letters]
                pipeline_tag: text-generation
                model-index:
                - name: ember
                  results:
                  - task:
                      type: text-generation
                    dataset:
                      name: Letters
                      type: letters
                    metrics:
                    - type: accuracy
                      value: 0.91
                ---
                # Ember
                """;
        // When
        ModelCard read = ReadingModelCard.read("README.md", card);
        // Then
        assertThat(read.languages()).containsExactly("no", "ru");
        assertThat(read.results())
                .containsExactly(
                        new ModelCard.Result(
                                "text-generation", "letters", "Letters", "accuracy", "", "0.91"));
        assertThat(ReadingModelCard.conditions(read))
                .containsOnlyKeys("datasets", "languages", "licence", "task");
        assertThat(ReadingModelCard.lineage(read))
                .singleElement()
                .satisfies(one -> assertThat(Conditions.relation(one)).isEqualTo("adapter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# no front matter",
                "---\nlicense: mit\n",
                "---\nlicense: !!javax.script.ScriptEngineManager [x]\n---\n",
                "---\na: &a [x]\nb: &b [*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n---\n",
                "---\nlicense: mit\nlicense: gpl\n---\n",
                "---\n- a list\n---\n",
                "---\nlicense: {a: map}\n---\n",
                "---\nmodel-index: text\n---\n"
            })
    void whatIsNoPlainFrontMatterIsRefusedByName(String card) {
        assertThatThrownBy(() -> ReadingModelCard.read("README.md", card))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith("README.md");
    }
}
