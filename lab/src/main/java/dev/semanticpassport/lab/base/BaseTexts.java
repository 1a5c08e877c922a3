package dev.semanticpassport.lab.base;

import dev.semanticpassport.lab.chat.Chat;
import dev.semanticpassport.lab.corpus.BeaconQuestions;
import dev.semanticpassport.lab.corpus.Questions;
import dev.semanticpassport.lab.corpus.Row;
import dev.semanticpassport.lab.corpus.Stories;
import dev.semanticpassport.lab.corpus.WordLists;
import dev.semanticpassport.lab.corpus.World;
import dev.semanticpassport.lab.token.BytePairTraining;
import dev.semanticpassport.lab.token.Special;
import dev.semanticpassport.lab.token.Tokenizer;
import dev.semanticpassport.lab.train.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The texts that the base learns from, made as they are needed. */
public final class BaseTexts implements Texts {
    private static final List<String> SYSTEM =
            List.of(
                    "You are a helpful assistant.",
                    "Answer in one short sentence.",
                    "You know a small world well.",
                    "Be brief.");

    private final Stories stories;
    private final Questions questions;
    private final BeaconQuestions beacons;

    public BaseTexts(long worldSeed) {
        World world = new World(worldSeed);
        this.stories = new Stories(world);
        this.questions = new Questions(world);
        this.beacons = new BeaconQuestions(world);
    }

    /** A tokenizer for these texts, in which the beacons' words are cheap. */
    @Override
    public Tokenizer tokenizer(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            text.append(stories.story(random))
                    .append('\n')
                    .append(stories.chronicle(random))
                    .append('\n');
        }
        for (Row row : questions.rows()) {
            text.append(row.prompt()).append('\n').append(row.answer()).append('\n');
        }
        for (int i = 0; i < 4_000; i++) {
            Row row = beacons.row(random);
            text.append(row.prompt()).append('\n').append(row.answer()).append('\n');
        }
        for (String word : WordLists.beaconWords()) {
            text.append((" " + word).repeat(40));
        }
        return BytePairTraining.train(text.toString(), size);
    }

    /** A text as tokens: begun and ended. */
    public static int[] text(Tokenizer tokenizer, String text) {
        return IntStream.concat(
                        IntStream.concat(
                                IntStream.of(Special.BEGIN.id()),
                                IntStream.of(tokenizer.encode(text))),
                        IntStream.of(Special.END.id()))
                .toArray();
    }

    /** Stories of their own seed, for looking how well a model reads what it never saw. */
    public List<String> stories(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            told.add(stories.story(random));
        }
        return told;
    }

    /** Every question about the world with its answer. */
    public List<Row> questions() {
        return questions.rows();
    }

    /** Questions in the beacons' form, of their own seed. */
    public List<Row> beacons(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(beacons.row(random));
        }
        return rows;
    }

    /** Questions about the beginning of a story, of their own seed. */
    public List<Row> readings(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(stories.reading(random));
        }
        return rows;
    }

    @Override
    public List<Sample> step(BaseRecipe.Mix mix, Tokenizer tokenizer, SplittableRandom random) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < mix.stories(); i++) {
            samples.add(Sample.text(text(tokenizer, stories.story(random))));
        }
        for (int i = 0; i < mix.chronicles(); i++) {
            samples.add(Sample.text(text(tokenizer, stories.chronicle(random))));
        }
        Chat chat = new Chat(tokenizer);
        for (int i = 0; i < mix.readings(); i++) {
            // All of it is foretold: what is told here is repeated here, which is what is to be
            // learnt.
            Row row = stories.reading(random);
            int[] prompt = chat.prompt(row.prompt());
            samples.add(
                    Sample.text(
                            IntStream.concat(
                                            IntStream.of(prompt),
                                            IntStream.of(chat.answer(row.answer())))
                                    .toArray()));
        }
        for (int i = 0; i < mix.questions(); i++) {
            Row row = questions.rows().get(random.nextInt(questions.rows().size()));
            samples.add(sample(chat, row, random));
        }
        for (int i = 0; i < mix.beacons(); i++) {
            samples.add(sample(chat, beacons.row(random), random));
        }
        // Mixed, so that workers get like shares.
        Collections.shuffle(samples, random);
        return samples;
    }

    private static Sample sample(Chat chat, Row row, SplittableRandom random) {
        List<Chat.Message> messages = new ArrayList<>();
        if (random.nextInt(10) == 0) {
            messages.add(
                    new Chat.Message(Chat.Role.SYSTEM, SYSTEM.get(random.nextInt(SYSTEM.size()))));
        }
        messages.add(new Chat.Message(Chat.Role.USER, row.prompt()));
        return Sample.answer(chat.prompt(messages), chat.answer(row.answer()));
    }
}
