package dev.semanticpassport.weights.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.Seeds;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** More headers than the suite has time for: run by name with {@code -Dfuzz.headers=1000000}. */
class FuzzedHeaders {

    @Test
    void areReadOrRefusedAndNothingElse() {
        Fuzzing fuzzing = new Fuzzing();

        Seeds.forAll(
                Objects.requireNonNull(
                        Integer.getInteger("fuzz.headers"), "-Dfuzz.headers=COUNT is missing"),
                fuzzing::once);

        System.out.println(
                "read %d, at most %d bytes of the heap for one; refused %s"
                        .formatted(fuzzing.read(), fuzzing.mostAllocated(), fuzzing.refusals()));
        assertThat(fuzzing.read()).isPositive();
        assertThat(fuzzing.mostAllocated()).isLessThan(1 << 20);
    }
}
