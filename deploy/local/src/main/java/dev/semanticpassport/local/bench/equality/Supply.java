package dev.semanticpassport.local.bench.equality;

import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The known model's sampled answers: the first ones to each prompt are known beforehand, the others
 * are drawn from as if it were asked.
 *
 * @param beforehand answers to each prompt
 */
record Supply(Map<String, List<String>> answers, int beforehand) {
    Supply {
        answers = new LinkedHashMap<>(answers);
    }

    List<String> prompts() {
        return List.copyOf(answers.keySet());
    }

    List<GivenAnswer> known() {
        List<GivenAnswer> known = new ArrayList<>();
        answers.forEach((prompt, texts) ->
                texts.subList(0, beforehand)
                        .forEach(text -> known.add(new GivenAnswer(prompt, text))));
        return known;
    }

    /** So many of the others, without replacement. */
    List<String> drawn(String prompt, int count, RandomGenerator random) {
        List<String> all = answers.getOrDefault(prompt, List.of());
        List<String> left = all.subList(beforehand, all.size());
        return random.ints(0, left.size()).distinct().limit(count).mapToObj(left::get).toList();
    }
}
