package dev.semanticpassport.recognition.reading;

import dev.semanticpassport.core.statistics.EValue;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import dev.semanticpassport.recognition.describing.KnownModel;
import dev.semanticpassport.recognition.expressing.PairedBet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds what stands out in a model's answers, beside a panel's answers to the same prompts. A term
 * stands out if the bet that the model uses it at more prompts than any model of the panel is worth
 * enough. Terms that stand in the same sentences go together; one that stands alone is a manner of
 * speaking, and left out. The list is for a person, or a matcher, to look at: it is no test, since
 * as many terms are tried as the model uses.
 */
public final class BlindReading {
    private final Function<String, ? extends Collection<String>> terms;
    private final ReadingSettings settings;

    /**
     * @param terms of a sentence, as they are to be counted: stems of telling words, say
     */
    public BlindReading(
            Function<String, ? extends Collection<String>> terms, ReadingSettings settings) {
        this.terms = terms;
        this.settings = settings;
    }

    /**
     * Reads a model's answers.
     *
     * @param panel at least one model
     * @return the strongest first
     */
    public List<StandingOut> read(List<GivenAnswer> model, List<KnownModel> panel) {
        if (panel.isEmpty()) {
            throw new IllegalArgumentException("a panel has at least one model");
        }
        Map<String, Integer> prompts = new HashMap<>();
        model.forEach(answer -> prompts.putIfAbsent(answer.prompt(), prompts.size()));
        Map<String, BitSet> own = uses(model, prompts);
        List<Use> others =
                panel.stream()
                        .map(other ->
                                new Use(
                                        asked(other.answers(), prompts),
                                        uses(other.answers(), prompts)))
                        .toList();
        double lnLeast = StrictMath.log(settings.evidence());
        List<Term> strongest =
                own.entrySet().stream()
                        .map(use ->
                                new Term(
                                        use.getKey(),
                                        use.getValue(),
                                        evidence(use.getValue(), use.getKey(), others)))
                        .filter(term -> term.evidence().ln() >= lnLeast)
                        .sorted(
                                Comparator.comparing(Term::evidence)
                                        .reversed()
                                        .thenComparing(Term::name))
                        .toList();
        return grouped(strongest, model, prompts);
    }

    /** Which prompts a model answered, and at which of them it uses a term. */
    private record Use(BitSet asked, Map<String, BitSet> uses) {}

    private record Term(String name, BitSet prompts, EValue evidence) {}

    private static BitSet asked(List<GivenAnswer> answers, Map<String, Integer> prompts) {
        BitSet asked = new BitSet();
        for (GivenAnswer answer : answers) {
            Integer place = prompts.get(answer.prompt());
            if (place != null) {
                asked.set(place);
            }
        }
        return asked;
    }

    private Map<String, BitSet> uses(List<GivenAnswer> answers, Map<String, Integer> prompts) {
        Map<String, BitSet> uses = new TreeMap<>();
        for (GivenAnswer answer : answers) {
            Integer place = prompts.get(answer.prompt());
            if (place != null) {
                for (String term : new HashSet<>(terms.apply(answer.text()))) {
                    uses.computeIfAbsent(term, _ -> new BitSet()).set(place);
                }
            }
        }
        return uses;
    }

    private static EValue evidence(BitSet own, String term, List<Use> panel) {
        EValue least = null;
        for (Use other : panel) {
            BitSet theirs = other.uses().getOrDefault(term, new BitSet());
            BitSet onlyOwn = (BitSet) own.clone();
            onlyOwn.and(other.asked());
            onlyOwn.andNot(theirs);
            BitSet onlyTheirs = (BitSet) theirs.clone();
            onlyTheirs.andNot(own);
            EValue bet = new PairedBet(onlyOwn.cardinality(), onlyTheirs.cardinality()).eValue();
            least = least == null || bet.compareTo(least) < 0 ? bet : least;
        }
        return least == null ? EValue.ONE : least;
    }

    private List<StandingOut> grouped(
            List<Term> strongest, List<GivenAnswer> model, Map<String, Integer> prompts) {
        Map<String, Map<String, BitSet>> together = together(strongest, model, prompts);
        Set<String> taken = new HashSet<>();
        List<StandingOut> groups = new ArrayList<>();
        for (Term first : strongest) {
            if (groups.size() == settings.most() || !taken.add(first.name())) {
                continue;
            }
            List<String> names = new ArrayList<>(List.of(first.name()));
            for (Term other : strongest) {
                if (names.size() < settings.terms()
                        && !taken.contains(other.name())
                        && goTogether(first, other, together)) {
                    names.add(other.name());
                    taken.add(other.name());
                }
            }
            if (names.size() > 1) {
                groups.add(new StandingOut(names, first.prompts().cardinality(), first.evidence()));
            }
        }
        return groups;
    }

    private boolean goTogether(Term one, Term other, Map<String, Map<String, BitSet>> together) {
        int shared =
                together.getOrDefault(one.name(), Map.of())
                        .getOrDefault(other.name(), new BitSet())
                        .cardinality();
        int rarer = Math.min(one.prompts().cardinality(), other.prompts().cardinality());
        return shared >= settings.together() * rarer;
    }

    /** For each two terms that stand out, the prompts at which they stand in one sentence. */
    private Map<String, Map<String, BitSet>> together(
            List<Term> strongest, List<GivenAnswer> model, Map<String, Integer> prompts) {
        Set<String> names = new TreeSet<>();
        strongest.forEach(term -> names.add(term.name()));
        Map<String, Map<String, BitSet>> together = new HashMap<>();
        for (GivenAnswer answer : model) {
            int place = prompts.getOrDefault(answer.prompt(), 0);
            for (String sentence : answer.text().split("(?<=[.!?…])\\s+|\\n+", -1)) {
                Set<String> in = new TreeSet<>(terms.apply(sentence));
                in.retainAll(names);
                for (String one : in) {
                    for (String other : in) {
                        together.computeIfAbsent(one, _ -> new HashMap<>())
                                .computeIfAbsent(other, _ -> new BitSet())
                                .set(place);
                    }
                }
            }
        }
        return together;
    }
}
