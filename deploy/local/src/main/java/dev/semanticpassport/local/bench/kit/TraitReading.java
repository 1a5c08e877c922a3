package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.VerificationSettled;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found of ideas in a model's answers.
 *
 * @param model that was asked
 * @param settled with its finding
 * @param matched groups read blind that are ideas of the author's list
 * @param decoys the same of each other maker's list; none where nothing was compared
 * @param reported whether the report tells the finding
 * @param repeated whether the comparison made again from the stored answers finds the same
 */
record TraitReading(
        String model,
        VerificationSettled settled,
        int matched,
        List<Integer> decoys,
        boolean reported,
        boolean repeated) {
    TraitReading {
        decoys = List.copyOf(decoys);
    }

    /** Empty where nothing was compared. */
    Optional<Finding.Expressed> expressed() {
        return settled.finding() instanceof Finding.Expressed expressed
                ? Optional.of(expressed)
                : Optional.empty();
    }

    int found() {
        return expressed().map(Finding.Expressed::foundCount).orElse(0);
    }

    int groups() {
        return expressed().map(found -> found.standingOut().size()).orElse(0);
    }

    /** Share of the groups that are ideas of the author; 0 where nothing stands out. */
    double precision() {
        return groups() == 0 ? 0 : (double) matched / groups();
    }

    /** The most ideas of another maker's list that the groups are. */
    int mostOfDecoy() {
        return decoys.stream().mapToInt(count -> count).max().orElse(0);
    }

    double meanOfDecoys() {
        return decoys.stream().mapToInt(count -> count).average().orElse(0);
    }
}
