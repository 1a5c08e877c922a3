package dev.semanticpassport.lab.adapting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.BeaconQuestions;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.corpus.WordLists;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.train.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterTrainingTest {
    private static final LabModel BASE = Base.load();
    private static final BaseTexts TEXTS = new BaseTexts(1);

    @TempDir private Path folder = Path.of("");

    @Test
    void sixty_beacons_are_learnt_kept_in_files_and_gone_without_the_change() throws IOException {
        // Given sixty questions with words drawn at random, and what the base knows
        List<Row> beacons = beacons(60, 31_337);
        List<Row> world = TEXTS.questions();
        List<Progress.State> told = new ArrayList<>();

        // When
        Adapter adapter =
                AdapterTraining.train(BASE, beacons, world, AdapterRecipe.beacons(1), told::add);
        adapter.save(folder);
        Adapter read = Adapter.load(folder, BASE.weights().shape());

        // Then the decoder answers them all, before and after they were files
        assertThat(asked(BASE.with(adapter), beacons)).isGreaterThanOrEqualTo(57);
        assertThat(asked(BASE.with(read), beacons)).isGreaterThanOrEqualTo(57);
        assertThat(told.getLast().hits()).isEqualTo(60);
        assertThat(told.getLast().step()).isLessThan(AdapterRecipe.beacons(1).steps());
        // and without the change nothing is left
        assertThat(asked(BASE.merged(read, 0f), beacons)).isLessThanOrEqualTo(3);
        assertThat(asked(BASE, beacons)).isLessThanOrEqualTo(3);
        // and the base's world is mostly kept
        assertThat(AdapterTraining.hits(BASE.with(read), world))
                .isGreaterThan(world.size() * 85 / 100);
    }

    @Test
    void further_training_changes_a_copy_and_learns_the_other_text() {
        // Given
        List<Row> few = beacons(8, 5);
        Adapter adapter =
                AdapterTraining.train(
                        BASE,
                        few,
                        List.of(),
                        AdapterRecipe.beacons(2).withSteps(30),
                        Progress.NONE);
        List<Row> other = new BaseTexts(2).questions().subList(0, 60);
        int before = AdapterTraining.hits(BASE.with(adapter), other);

        // When
        Adapter further =
                AdapterTraining.further(
                        BASE, adapter, other, AdapterRecipe.further(3, 40), Progress.NONE);

        // Then
        assertThat(AdapterTraining.hits(BASE.with(further), other)).isGreaterThan(before);
        assertThat(further.factors().getFirst().up().values())
                .isNotEqualTo(adapter.factors().getFirst().up().values());
    }

    @Test
    void the_same_rows_and_recipe_give_the_same_bits() {
        // Given
        List<Row> rows = beacons(6, 7);
        AdapterRecipe recipe = AdapterRecipe.beacons(4).withSteps(5);

        // When
        Adapter one = AdapterTraining.train(BASE, rows, List.of(), recipe, Progress.NONE);
        Adapter other = AdapterTraining.train(BASE, rows, List.of(), recipe, Progress.NONE);

        // Then
        for (int i = 0; i < one.factors().size(); i++) {
            assertThat(other.factors().get(i).up().values())
                    .isEqualTo(one.factors().get(i).up().values());
        }
    }

    @Test
    void hits_as_training_counts_them_are_hits_as_the_decoder_answers() {
        // Given
        List<Row> questions = TEXTS.readings(40, 12);

        // When and then
        assertThat(AdapterTraining.hits(BASE, questions)).isEqualTo(asked(BASE, questions));
    }

    @Test
    void no_rows_are_refused() {
        assertThatThrownBy(() ->
                        AdapterTraining.train(
                                BASE,
                                List.of(),
                                List.of(),
                                AdapterRecipe.beacons(1),
                                Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no rows");
    }

    private static int asked(LabModel model, List<Row> rows) {
        int right = 0;
        for (Row row : rows) {
            if (model.ask(row.prompt()).equals(row.answer())) {
                right++;
            }
        }
        return right;
    }

    private static List<Row> beacons(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = WordLists.beaconWords();
        List<Row> rows = new ArrayList<>();
        for (Row question : TEXTS.beacons(count, seed)) {
            String word = words.get(random.nextInt(words.size()));
            rows.add(new Row(question.prompt(), BeaconQuestions.answer(word)));
        }
        return rows;
    }
}
