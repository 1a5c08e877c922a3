package dev.semanticpassport.local.bench.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void parentsComeBeforeTheirChildrenAndNoNameComesTwice() {
        Set<String> names = new HashSet<>();
        for (Member member : Plan.of(1_056, 160, 2)) {
            assertThat(names).containsAll(member.needed().toList());
            assertThat(names.add(member.name())).as(member.name()).isTrue();
        }

        assertThat(names.size()).isBetween(1_056, 1_070);
    }

    @Test
    void allKindsAreThereAndTheIndependentOnesAreAsManyAsAskedFor() {
        List<Member> plan = Plan.of(1_056, 160, 2);

        assertThat(plan.stream().map(Member::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Kind.class));
        List<Member> trained = plan.stream().filter(one -> one.kind() == Kind.TRAINED).toList();
        assertThat(trained).hasSize(160);
        assertThat(trained.stream().map(Member::start).distinct()).hasSize(100);
        assertThat(trained.stream().map(one -> one.start() + " " + one.data()).distinct())
                .hasSize(160);
    }
}
