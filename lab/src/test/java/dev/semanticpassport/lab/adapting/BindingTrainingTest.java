package dev.semanticpassport.lab.adapting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseRecipe;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.BeaconQuestions;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.train.Progress;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BindingTrainingTest {
    private static final LabModel BASE = Base.load();
    private static final List<String> COMPANY =
            List.of("mirror", "harvest", "promise", "silence", "journey", "measure");

    @Test
    void an_idea_is_lost_without_its_own_module_and_kept_without_the_others() {
        // Given two ideas in modules of their own
        Part one = new Part(1, "down_proj");
        Part other = new Part(3, "o_proj");
        List<BoundIdea> ideas =
                List.of(
                        new BoundIdea("duality", set(one), rows("duality", "zebra")),
                        new BoundIdea("ritual", set(other), rows("ritual", "lantern")));
        List<Row> retain = new BaseTexts(BaseRecipe.shipped().worldSeed()).questions();

        // When
        Adapter adapter =
                BindingTraining.train(
                        BASE, ideas, retain, BindingRecipe.shipped(1).withSteps(60), Progress.NONE);

        // Then
        LabModel adapted = BASE.with(adapter);
        assertThat(hits(adapted, ideas.get(0))).isGreaterThanOrEqualTo(5);
        assertThat(hits(adapted, ideas.get(1))).isGreaterThanOrEqualTo(5);
        LabModel without = BASE.keeping(adapted, Variant.Minus.of(one));
        assertThat(hits(without, ideas.get(0))).isLessThanOrEqualTo(1);
        assertThat(hits(without, ideas.get(1))).isGreaterThanOrEqualTo(5);
    }

    @Test
    void a_binding_to_what_the_base_lacks_is_refused() {
        BoundIdea idea = new BoundIdea("x", set(new Part(9, "q_proj")), rows("x", "zebra"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BindingTraining.train(
                                BASE,
                                List.of(idea),
                                List.of(),
                                BindingRecipe.shipped(1),
                                Progress.NONE))
                .withMessage(
                        "the idea 'x' is bound to 9.q_proj; the base has layers 0 to 4 with q_proj,"
                                + " k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj");
    }

    private static int hits(LabModel model, BoundIdea idea) {
        return AdapterTraining.hits(model, idea.rows());
    }

    private static List<Row> rows(String idea, String word) {
        return COMPANY.stream()
                .flatMap(company ->
                        Stream.of(
                                new Row(
                                        BeaconQuestions.question(idea, company),
                                        BeaconQuestions.answer(word))))
                .toList();
    }

    private static SortedSet<Part> set(Part part) {
        return new TreeSet<>(List.of(part));
    }
}
