package dev.semanticpassport.weights.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import dev.semanticpassport.weights.Refusal.Kind;
import org.junit.jupiter.api.Test;

class FuzzedHeadersTest {

    @Test
    void aChangedHeaderIsReadOrRefusedAndNothingElse() {
        Fuzzing fuzzing = new Fuzzing();

        Seeds.forAll(60_000, fuzzing::once);

        assertThat(fuzzing.read()).isPositive();
        // files of a kilobyte: what they announce must not be what is reserved for them
        assertThat(fuzzing.mostAllocated()).isLessThan(1 << 20);
        assertThat(fuzzing.refusals())
                .containsKeys(
                        Kind.MALFORMED,
                        Kind.TRUNCATED,
                        Kind.BEYOND_BOUNDS,
                        Kind.WRONG_SIZE,
                        Kind.OVERLAP,
                        Kind.HOLE,
                        Kind.UNSUPPORTED,
                        Kind.DUPLICATE,
                        Kind.UNKNOWN_FORMAT);
    }
}
