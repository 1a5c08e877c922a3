package dev.semanticpassport.local.bench.answers;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

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

    /** With other prompts to enrol it. */
    RecordedModel parted(Set<String> enrolling) {
        Map<Boolean, List<GivenAnswer>> sides =
                whole().answers().stream()
                        .collect(
                                Collectors.partitioningBy(
                                        answer -> enrolling.contains(answer.prompt())));
        return new RecordedModel(
                name,
                family,
                sides.getOrDefault(true, List.of()),
                sides.getOrDefault(false, List.of()));
    }

    /** All models with prompts parted at random, as many to enrol as before, for all the same. */
    static List<RecordedModel> parted(List<RecordedModel> models, RandomGenerator random) {
        Set<String> asked = new TreeSet<>();
        int enrolled = 0;
        for (RecordedModel model : models) {
            model.whole().answers().forEach(answer -> asked.add(answer.prompt()));
            enrolled = Math.max(enrolled, model.enrolment().size());
        }
        List<String> prompts = new ArrayList<>(asked);
        Collections.shuffle(prompts, random);
        Set<String> enrolling = Set.copyOf(prompts.subList(0, enrolled));
        return models.stream().map(model -> model.parted(enrolling)).toList();
    }
}
