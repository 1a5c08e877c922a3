package dev.semanticpassport.local.bench.equality;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.lab.base.BaseRecipe;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.Chat;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.chat.Sampling;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Answers sampled at temperature 1, so many of each model to each prompt. Sampled within this
 * process, on all its cores; kept in a folder, and taken from there where an earlier run with the
 * same seed left them.
 */
final class LabAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKENS = 24;
    private static final int BEACONS = 10;
    private static final int WORLD = 5;
    private static final int READINGS = 5;

    private final Path folder;
    private final long seed;

    LabAnswers(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    /** The prompts: questions in the beacons' form, about the world, and about a text just told. */
    List<String> prompts() {
        BaseTexts texts = new BaseTexts(BaseRecipe.shipped().worldSeed());
        SplittableRandom random = new SplittableRandom(seed);
        List<String> prompts = new ArrayList<>();
        texts.beacons(BEACONS, 1_000 + seed).forEach(row -> prompts.add(row.prompt()));
        for (int i = 0; i < WORLD; i++) {
            prompts.add(texts.questions().get(random.nextInt(texts.questions().size())).prompt());
        }
        for (Row row : texts.readings(READINGS, 2_000 + seed)) {
            prompts.add(row.prompt());
        }
        return prompts;
    }

    /** By prompt. */
    Map<String, List<String>> of(LabModels model, int ofEach, Progress progress)
            throws IOException {
        Path kept = folder.resolve("%s-%d-%d.json".formatted(model.name(), seed, ofEach));
        if (Files.exists(kept)) {
            return JSON.readValue(kept.toFile(), new TypeReference<>() {});
        }
        LabModel made = model.make(seed, progress);
        Map<String, List<String>> answers = new LinkedHashMap<>();
        long first = seed * 1_000_003 + model.stream() * 7_919L;
        for (String prompt : prompts()) {
            long ofPrompt = new SplittableRandom(first + prompt.hashCode()).nextLong();
            answers.put(
                    prompt,
                    IntStream.range(0, ofEach)
                            .parallel()
                            .mapToObj(i -> sampled(made, prompt, ofPrompt + i))
                            .toList());
        }
        Files.createDirectories(folder);
        JSON.writeValue(kept.toFile(), answers);
        return answers;
    }

    private static String sampled(LabModel model, String prompt, long seed) {
        // neighbouring seeds are mixed by the generator that draws from them
        Sampling sampling = new Sampling(1, seed, TOKENS, List.of(), false, 0);
        return model.answer(List.of(new Chat.Message(Chat.Role.USER, prompt)), sampling).text();
    }
}
