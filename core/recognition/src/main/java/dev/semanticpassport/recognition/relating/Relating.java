package dev.semanticpassport.recognition.relating;

import dev.semanticpassport.recognition.contrasting.Contrasting;
import dev.semanticpassport.recognition.contrasting.SharedWords;
import dev.semanticpassport.recognition.contrasting.Wording;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.Script;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two models by their answers to the same prompts. What it finds is shared training or
 * shared answers; text cannot show shared weights.
 */
public final class Relating {
    /** Answers at least so long are not the same by chance. */
    public static final int LONG_CHARACTERS = 200;

    private static final double LOWEST = -3;
    private static final double HIGHEST = 12;

    /** Of a standard deviation, so that sums are exact in whatever order, and take little room. */
    private static final double STEPS = 2_048;

    /** So many prompts tell as much of two models as is known before: little, by few. */
    private static final double HALF_TRUSTED = 16;

    private static final double LEAST_SPREAD = 1e-3;

    /** Share of the cohort that a model is taken to have nothing in common with. */
    private static final double STRANGERS = .9;

    private final Contrasting cohort;

    /**
     * @param cohort many models; the two may be among them; best learnt by {@link
     *     Contrasting#ofPairs}
     */
    public Relating(Contrasting cohort) {
        this.cohort = cohort;
    }

    /**
     * A model's answers, ready to be compared.
     *
     * @param ofPrompts by prompt
     * @param scripts in which all were written, by prompt, those left out too
     * @param spread standard deviation of what they share with each model of the cohort, the tenth
     *     that is nearest to them left out
     */
    public record Answers(
            Map<String, Wording> ofPrompts, Map<String, UnicodeScript> scripts, double spread) {
        public Answers {
            ofPrompts = Map.copyOf(ofPrompts);
            scripts = Map.copyOf(scripts);
        }
    }

    /**
     * Makes a model's answers ready; those that nearly nobody of the cohort gave to the same prompt
     * in the same script cannot be compared and are left out.
     */
    public Answers answers(List<GivenAnswer> given) {
        Map<String, Wording> wordings = new TreeMap<>();
        Map<String, UnicodeScript> scripts = new TreeMap<>();
        for (GivenAnswer answer : given) {
            scripts.put(answer.prompt(), Script.of(answer.text()));
            cohort.wording(answer).ifPresent(wording -> wordings.put(answer.prompt(), wording));
        }
        return new Answers(wordings, scripts, spread(wordings));
    }

    /** The same model's answers to some prompts only; the scripts of all stay known. */
    public Answers restricted(Answers answers, Set<String> prompts) {
        Map<String, Wording> kept = new TreeMap<>(answers.ofPrompts());
        kept.keySet().retainAll(prompts);
        return new Answers(kept, answers.scripts(), spread(kept));
    }

    private double spread(Map<String, Wording> wordings) {
        double[] squares = new double[cohort.members()];
        for (int member = 0; member < squares.length; member++) {
            double sum = 0;
            for (Wording wording : wordings.values()) {
                sum += Math.clamp(wording.toMember(member), LOWEST, HIGHEST);
            }
            squares[member] = Math.pow(sum / Math.max(1, wordings.size()), 2);
        }
        Arrays.sort(squares);
        // the model itself and its relatives may be of the cohort
        int strangers = (int) (STRANGERS * squares.length);
        double sum = 0;
        for (int i = 0; i < strangers; i++) {
            sum += squares[i];
        }
        return Math.max(LEAST_SPREAD, Math.sqrt(sum / Math.max(1, strangers)));
    }

    /**
     * How many prompts both answered, but each in another script, so that they were not compared.
     * Where these are many, little was to be seen of what the two share.
     */
    public int inOtherScripts(Answers one, Answers other) {
        return (int)
                one.scripts().entrySet().stream()
                        .filter(entry -> {
                            UnicodeScript script = other.scripts().get(entry.getKey());
                            return script != null
                                    && script != entry.getValue()
                                    && !areCompared(entry.getKey(), one, other);
                        })
                        .count();
    }

    private static boolean areCompared(String prompt, Answers one, Answers other) {
        Wording left = one.ofPrompts().get(prompt);
        Wording right = other.ofPrompts().get(prompt);
        return left != null && right != null && left.isComparable(right);
    }

    /** Compares two models; empty where they answered no prompt both in one script. */
    public Optional<Kinship> compare(Answers one, Answers other) {
        int prompts = 0;
        int identical = 0;
        int sum = 0;
        for (String prompt : new TreeSet<>(one.ofPrompts().keySet())) {
            Wording left = one.ofPrompts().get(prompt);
            Wording right = other.ofPrompts().get(prompt);
            if (left != null && right != null && left.isComparable(right)) {
                prompts++;
                // one answer that is copied word for word shall not stand for all
                sum += steps(cohort.likeness(left, right));
                identical += isCopied(left.answer().text(), right.answer().text()) ? 1 : 0;
            }
        }
        if (prompts == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Kinship(
                        prompts,
                        sum / STEPS / prompts,
                        standing(sum, prompts, one.spread(), other.spread()),
                        identical));
    }

    /** A likeness that counts, in steps. */
    private static short steps(double likeness) {
        return (short) Math.rint(STEPS * Math.clamp(likeness, LOWEST, HIGHEST));
    }

    /**
     * How like an answer is to each of many to the same prompt in the same script, in steps of
     * which the sums over prompts are taken.
     */
    short[] steps(Wording one, SharedWords others) {
        double[] likenesses = cohort.likenesses(one, others);
        short[] steps = new short[likenesses.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = steps(likenesses[i]);
        }
        return steps;
    }

    /**
     * How near two models are.
     *
     * @param sum of the steps over the prompts
     */
    static double standing(int sum, int prompts, double spread, double spreadOfOther) {
        double trusted = sum / STEPS / (prompts + HALF_TRUSTED);
        return .5 * (trusted / spread + trusted / spreadOfOther);
    }

    private static boolean isCopied(String left, String right) {
        return left.length() >= LONG_CHARACTERS && left.equals(right);
    }
}
