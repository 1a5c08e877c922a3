package dev.semanticpassport.recognition.enrolling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.recognition.MadeUpModels;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.learning.Background;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FamilyFindingTest {

    @Test
    void siblingsAreFoundToBeAFamilyWhereNobodyNamedOne() {
        Background background =
                Background.learn(MadeUpModels.families(10, 40, 1), MadeUpModels.SETTINGS);
        List<KnownModel> named = MadeUpModels.families(8, 40, 2);
        List<KnownModel> unnamed =
                named.stream().map(m -> new KnownModel(m.name(), "", m.answers())).toList();

        Panel panel = PanelEnrolling.enrol(background, unnamed);

        Map<String, Set<String>> found =
                panel.models().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Enrolled::family,
                                        Collectors.mapping(Enrolled::name, Collectors.toSet())));
        Set<Set<String>> pairs = new HashSet<>();
        for (int i = 0; i < named.size(); i += 2) {
            pairs.add(Set.of(named.get(i).name(), named.get(i + 1).name()));
        }
        pairs.retainAll(new HashSet<>(found.values()));
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(6);
        assertThat(panel.families()).isLessThan(12);
    }

    @Test
    void aNamedFamilyIsKept() {
        Background background =
                Background.learn(MadeUpModels.families(4, 30, 1), MadeUpModels.SETTINGS);
        List<KnownModel> named = MadeUpModels.families(2, 30, 2);

        assertThat(PanelEnrolling.enrol(background, named).models())
                .extracting(Enrolled::family)
                .containsExactly("family-0", "family-0", "family-1", "family-1");
    }
}
