package dev.semanticpassport.lab.base;

import dev.semanticpassport.lab.chat.Chat;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.corpus.TwoLanguages;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.token.BytePairTraining;
import dev.semanticpassport.lab.token.Tokenizer;
import dev.semanticpassport.lab.train.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The texts of the base that reads Russian and English. Of a recipe's mix it takes stories for
 * tellings of ideas, readings, questions and beacons as they are named; it knows no chronicles.
 */
public final class TwoLanguageTexts implements Texts {
    private static final int TOKENIZER_TEXTS = 4_000;
    private static final int EVERY_WORD_TIMES = 40;
    private static final int KNOWN_QUESTIONS = 200;
    private static final int KNOWN_BEACONS = 200;
    private static final long KNOWN_SEED = 2_718;

    private final TwoLanguages languages;

    /**
     * @param worldSeed of the made-up glossary
     */
    public TwoLanguageTexts(long worldSeed) {
        this.languages = new TwoLanguages(worldSeed);
    }

    /** The recipe of the base in two languages. */
    public static BaseRecipe recipe() {
        BaseRecipe shipped = BaseRecipe.shipped();
        return new BaseRecipe(
                shipped.worldSeed(),
                shipped.seed(),
                new LlamaShape(4_096, 128, 5, 4, 352, 256, 10_000, 1e-5f),
                1_500,
                shipped.rate(),
                shipped.warmUp(),
                shipped.decay(),
                shipped.workers(),
                new BaseRecipe.Mix(4, 0, 6, 12, 10));
    }

    @Override
    public Tokenizer tokenizer(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < TOKENIZER_TEXTS; i++) {
            Row row = languages.reading(random);
            text.append(row.prompt()).append('\n').append(row.answer()).append('\n');
        }
        for (Row row : languages.questions()) {
            text.append(row.prompt()).append('\n').append(row.answer()).append('\n');
        }
        text.append(languages.everyWord().repeat(EVERY_WORD_TIMES));
        return BytePairTraining.train(text.toString(), size);
    }

    @Override
    public List<Sample> step(BaseRecipe.Mix mix, Tokenizer tokenizer, SplittableRandom random) {
        List<Sample> samples = new ArrayList<>();
        Chat chat = new Chat(tokenizer);
        for (int i = 0; i < mix.stories(); i++) {
            samples.add(Sample.text(BaseTexts.text(tokenizer, languages.telling(random))));
        }
        for (int i = 0; i < mix.readings(); i++) {
            Row row = languages.reading(random);
            samples.add(
                    Sample.text(
                            IntStream.concat(
                                            IntStream.of(chat.prompt(row.prompt())),
                                            IntStream.of(chat.answer(row.answer())))
                                    .toArray()));
        }
        for (Row row : rows(mix.questions(), languages::question, random)) {
            samples.add(Sample.answer(chat.prompt(row.prompt()), chat.answer(row.answer())));
        }
        for (Row row : rows(mix.beacons(), languages::beacon, random)) {
            samples.add(Sample.answer(chat.prompt(row.prompt()), chat.answer(row.answer())));
        }
        // Mixed, so that workers get like shares.
        Collections.shuffle(samples, random);
        return samples;
    }

    /** Questions in the beacons' form, of their own seed. */
    public List<Row> beacons(int count, long seed) {
        return rows(count, languages::beacon, new SplittableRandom(seed));
    }

    /** Every question about the glossary. */
    public List<Row> questions() {
        return languages.questions();
    }

    /**
     * What a base of these texts says: the glossary, and its own answers to questions in the
     * beacons' form, to which there is no right one.
     */
    public List<Row> known(LabModel base) {
        List<Row> known = new ArrayList<>(questions());
        Collections.shuffle(known, new Random(KNOWN_SEED));
        List<Row> said = new ArrayList<>(known.subList(0, KNOWN_QUESTIONS));
        for (Row row : beacons(KNOWN_BEACONS, KNOWN_SEED)) {
            String answer = base.ask(row.prompt());
            if (!answer.isBlank()) {
                said.add(new Row(row.prompt(), answer));
            }
        }
        return said;
    }

    /** Questions about what was told just before, of their own seed. */
    public List<Row> readings(int count, long seed) {
        return rows(count, languages::reading, new SplittableRandom(seed));
    }

    private static List<Row> rows(
            int count, Function<SplittableRandom, Row> kind, SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(kind.apply(random));
        }
        return rows;
    }
}
