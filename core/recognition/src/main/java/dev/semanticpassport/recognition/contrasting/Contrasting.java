package dev.semanticpassport.recognition.contrasting;

import dev.semanticpassport.recognition.describing.Counted;
import dev.semanticpassport.recognition.describing.Describing;
import dev.semanticpassport.recognition.describing.Description;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.describing.Script;
import dev.semanticpassport.recognition.describing.Vocabulary;
import dev.semanticpassport.recognition.describing.VocabularySizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets an answer against what a cohort of models answered to the same prompt: its features less
 * their mean, and how like each of theirs it is in words. What the prompt asks for so drops out,
 * and what the model brings stays.
 */
public final class Contrasting {
    /** Models that have to answer a prompt: fewer do not tell what answers to it usually share. */
    public static final int FEWEST_COMPARED = UsualLikeness.FEWEST_ANSWERS;

    /** Fewer answers to a prompt than these say nothing of what is usual. */
    public static final int FEWEST_ANSWERS = 3;

    private static final int ANSWERS_FOR_VOCABULARY = 4_000;

    /** 2³² divided by the golden ratio (Knuth's multiplicative hashing). */
    private static final long SPREADING = 0x9E3779B1L;

    private final Describing describing;
    private final List<String> members;
    private final TokenWeights telling;
    private final Map<String, AskedPrompt> prompts;
    private final double[] usual;
    private final boolean byScript;

    private Contrasting(
            Describing describing,
            List<String> members,
            TokenWeights telling,
            Map<String, AskedPrompt> prompts,
            boolean byScript) {
        this.describing = describing;
        this.members = members;
        this.telling = telling;
        this.prompts = prompts;
        this.byScript = byScript;
        this.usual = usual(describing.size(), prompts.values());
    }

    /**
     * What was learnt, and for each model of the cohort, in order, the contrasts of its answers,
     * each against the others alone.
     */
    public record WithMembers(Contrasting contrasting, List<List<Contrast>> ofMembers) {
        public WithMembers {
            ofMembers = List.copyOf(ofMembers);
        }
    }

    /** Learns the vocabulary and what is usual from a cohort's answers. */
    public static Contrasting learn(List<KnownModel> cohort, VocabularySizes sizes) {
        Describing describing = new Describing(vocabulary(cohort, sizes));
        return of(cohort, describing, describe(cohort, describing), false);
    }

    /**
     * Learns only how like answers are in pairs of neighbouring tokens, for comparing models. What
     * is usual is learnt of the answers in one script alone, since those in another share no words.
     */
    public static Contrasting ofPairs(List<KnownModel> cohort) {
        List<KnownModel> inScripts = cohort.stream().map(Contrasting::inScripts).toList();
        Describing describing =
                new Describing(vocabulary(cohort, new VocabularySizes(1, 1, 1)), Counted.PAIRS);
        return of(inScripts, describing, describe(inScripts, describing), true);
    }

    /** Learns and contrasts the cohort's own answers, which are described only once. */
    public static WithMembers learnWithMembers(List<KnownModel> cohort, VocabularySizes sizes) {
        Describing describing = new Describing(vocabulary(cohort, sizes));
        Map<String, @Nullable Description[]> asked = describe(cohort, describing);
        Contrasting learnt = of(cohort, describing, asked, false);
        List<List<Contrast>> ofMembers = new ArrayList<>();
        for (int member = 0; member < cohort.size(); member++) {
            ofMembers.add(new ArrayList<>());
        }
        asked.forEach((prompt, descriptions) -> {
            for (int member = 0; member < cohort.size(); member++) {
                Description description = descriptions[member];
                if (description != null && learnt.knows(prompt)) {
                    ofMembers.get(member).add(learnt.contrast(prompt, description, member));
                }
            }
            // a large cohort's descriptions take as much room as its contrasts
            Arrays.fill(descriptions, null);
        });
        return new WithMembers(learnt, ofMembers);
    }

    /** The most frequent tokens are the same among fewer answers, evenly taken. */
    private static Vocabulary vocabulary(List<KnownModel> cohort, VocabularySizes sizes) {
        List<String> texts =
                cohort.stream()
                        .flatMap(model -> model.answers().stream())
                        .map(GivenAnswer::text)
                        .toList();
        int step = Math.max(1, texts.size() / ANSWERS_FOR_VOCABULARY);
        return Vocabulary.learn(
                IntStream.range(0, texts.size())
                        // spread over models and prompts alike, whatever their numbers
                        .filter(i -> ((i * SPREADING) >>> 20) % step == 0)
                        .mapToObj(texts::get)
                        .toList(),
                sizes);
    }

    private static Map<String, @Nullable Description[]> describe(
            List<KnownModel> cohort, Describing describing) {
        Map<String, @Nullable Description[]> asked = new LinkedHashMap<>();
        for (int member = 0; member < cohort.size(); member++) {
            for (GivenAnswer answer : cohort.get(member).answers()) {
                Optional<Description> description = describe(describing, answer);
                if (description.isPresent()) {
                    asked.computeIfAbsent(answer.prompt(), _ -> new Description[cohort.size()])[
                                    member] =
                            description.get();
                }
            }
        }
        return asked;
    }

    private static Contrasting of(
            List<KnownModel> cohort,
            Describing describing,
            Map<String, @Nullable Description[]> asked,
            boolean byScript) {
        TokenWeights.Census census = new TokenWeights.Census();
        asked.values()
                .forEach(answers ->
                        Stream.of(answers)
                                .filter(answer -> answer != null)
                                .forEach(answer -> census.add(answer.counts())));
        TokenWeights telling = census.weights();
        Map<String, AskedPrompt> prompts = new HashMap<>();
        asked.forEach((prompt, answers) -> {
            if (Stream.of(answers).filter(a -> a != null).count() >= FEWEST_ANSWERS) {
                prompts.put(prompt, AskedPrompt.of(answers, telling));
            }
        });
        List<String> members = cohort.stream().map(KnownModel::name).toList();
        return new Contrasting(describing, members, telling, prompts, byScript);
    }

    private static Optional<Description> describe(Describing describing, GivenAnswer answer) {
        return Describing.readable(answer.text()).isEmpty()
                ? Optional.empty()
                : Optional.of(describing.describe(answer.text()));
    }

    /** How many numbers a contrast has. */
    public int size() {
        return describing.size() + members.size() + 1;
    }

    /** How many models the cohort has. */
    public int members() {
        return members.size();
    }

    /** Whether the cohort was asked this prompt. */
    public boolean knows(String prompt) {
        return prompts.containsKey(prompt);
    }

    /**
     * An answer's contrast; empty where the answer is. Where the cohort was not asked the prompt,
     * its features stand against the mean of all prompts, and likenesses are nought.
     */
    public Optional<Contrast> contrast(GivenAnswer answer) {
        return contrast(answer, AskedPrompt.NOBODY);
    }

    private Optional<Contrast> contrast(GivenAnswer answer, int except) {
        return describe(describing, answer)
                .map(description -> contrast(answer.prompt(), description, except));
    }

    private Contrast contrast(String asked, Description description, int except) {
        float[] values = new float[size()];
        AskedPrompt prompt = prompts.get(asked);
        if (prompt == null) {
            for (int i = 0; i < description.size(); i++) {
                values[i] = (float) (description.feature(i) - usual[i]);
            }
        } else {
            prompt.contrast(description, telling, except, values);
        }
        return new Contrast(values, description.tokens(), prompt != null);
    }

    private static KnownModel inScripts(KnownModel model) {
        return new KnownModel(
                model.name(),
                model.family(),
                model.answers().stream()
                        .map(answer -> new GivenAnswer(inScript(answer), answer.text()))
                        .toList());
    }

    private static String inScript(GivenAnswer answer) {
        return answer.prompt() + " in " + Script.of(answer.text());
    }

    /**
     * An answer as it is compared with another model's to the same prompt; empty where it cannot
     * be.
     */
    public Optional<Wording> wording(GivenAnswer answer) {
        String asked = byScript ? inScript(answer) : answer.prompt();
        AskedPrompt prompt = prompts.get(asked);
        return prompt == null
                ? Optional.empty()
                : prompt.usual()
                        .flatMap(usualOfPrompt ->
                                describe(describing, answer)
                                        .map(description ->
                                                wording(
                                                        answer,
                                                        asked,
                                                        description,
                                                        prompt,
                                                        usualOfPrompt)));
    }

    private Wording wording(
            GivenAnswer answer,
            String asked,
            Description description,
            AskedPrompt prompt,
            UsualLikeness usualOfPrompt) {
        double[] likenesses = prompt.likenesses(description, telling);
        UsualLikeness.Standing standing = usualOfPrompt.standing(likenesses, description.tokens());
        return new Wording(
                answer,
                asked,
                description.counts().hashes(),
                telling.unitVector(description.counts()),
                standing,
                usualOfPrompt.toMembers(likenesses, standing));
    }

    /**
     * How much more two answers to one prompt share words than is usual for answers like each of
     * them and of their lengths, in that prompt's standard deviations.
     *
     * @throws IllegalArgumentException if they answer different prompts, or in different scripts
     */
    public double likeness(Wording one, Wording other) {
        one.requireComparable(other);
        return usual(one.asked())
                .map(u -> u.beyond(one.product(other), one.standing(), other.standing()))
                .orElse(0.0);
    }

    /**
     * The same of one answer with each of many.
     *
     * @throws IllegalArgumentException if it answers another prompt, or in another script
     */
    public double[] likenesses(Wording one, SharedWords others) {
        one.requireComparable(others.answers().getFirst());
        double[] likenesses = others.products(one);
        UsualLikeness usualOfPrompt = usual(one.asked()).orElse(null);
        for (int i = 0; i < likenesses.length; i++) {
            likenesses[i] =
                    usualOfPrompt == null
                            ? 0
                            : usualOfPrompt.beyond(
                                    likenesses[i],
                                    one.standing(),
                                    others.answers().get(i).standing());
        }
        return likenesses;
    }

    private Optional<UsualLikeness> usual(String asked) {
        return Optional.ofNullable(prompts.get(asked)).flatMap(AskedPrompt::usual);
    }

    private static double[] usual(int size, Iterable<AskedPrompt> prompts) {
        double[] usual = new double[size];
        int answers = 0;
        for (AskedPrompt prompt : prompts) {
            prompt.addTo(usual);
            answers += prompt.answered();
        }
        for (int i = 0; i < size; i++) {
            usual[i] /= Math.max(1, answers);
        }
        return usual;
    }
}
