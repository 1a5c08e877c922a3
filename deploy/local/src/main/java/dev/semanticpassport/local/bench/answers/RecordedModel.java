package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.ArrayList;
import java.util.List;

/** A model's recorded answers, parted by prompts that enrol and prompts that verify. */
record RecordedModel(
        String name, String family, List<GivenAnswer> enrolment, List<GivenAnswer> verification) {
    RecordedModel {
        enrolment = List.copyOf(enrolment);
        verification = List.copyOf(verification);
    }

    /** As a panel knows it. */
    KnownModel enrolled() {
        return new KnownModel(name, family, enrolment);
    }

    /** With all its answers, as a cohort knows it. */
    KnownModel whole() {
        List<GivenAnswer> all = new ArrayList<>(enrolment);
        all.addAll(verification);
        return new KnownModel(name, family, all);
    }
}
