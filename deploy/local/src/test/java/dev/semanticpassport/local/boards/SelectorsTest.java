package dev.semanticpassport.local.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a                                                   | a
                    sum(rate(a_total{x="1"}[5m]))                       | a_total{x="1"}
                    sum by (x, y) (a) / on (x) group_left (z) b         | a b
                    max without (x) (a offset 5m) > bool 1e3            | a
                    sum(a) by (x) and b unless c or vector(0)           | a b c
                    60 * a{x=~"p.+", y!="r", z!~'s',} > 6 * 3600        | a{x=~"p.+",y!="r",z!~"s"}
                    rate(a{x=~"$endpoint"}[$__rate_interval])           | a{x=~".*"}
                    {__name__="a", x="}"} # b                           | a{x="}"}
                    histogram_quantile(0.5, sum by (le) (rate(a[5m:1m])))  | a
                    count(a) @ end() + Inf                              | a
                    """)
    void findsTheSelectorsAndNothingElse(String promql, String expected) {
        // When
        List<Selector> found = Selectors.of(promql);
        // Then
        assertThat(String.join(" ", found.stream().map(Selector::promql).toList()))
                .isEqualTo(expected);
    }

    @Test
    void namesWhatIsLeftOpen() {
        assertThatThrownBy(() -> Selectors.of("a{x=\"1\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not closed");
        assertThatThrownBy(() -> Selectors.of("a{x=\"1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("string is not closed");
        assertThatThrownBy(() -> Selectors.of("rate(a[5m)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("']'");
    }
}
