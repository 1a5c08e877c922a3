package dev.semanticpassport.meaning.comparing;

import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares two trees: of two authors, or of one at two times. */
public final class TreeComparing {
    private static final double CLOSE = 0.5;

    private final Words words;
    private final List<Side> ones;
    private final List<Side> others;
    private final Map<IdeaId, Comparison.Likeness> likeness = new HashMap<>();
    private final Map<IdeaId, IdeaId> otherOf = new HashMap<>();
    private final Set<IdeaId> taken = new HashSet<>();

    private TreeComparing(MeaningTree one, MeaningTree other, List<Language> languages) {
        this.words = new Words(languages);
        this.ones = one.ideas().stream().map(this::side).toList();
        this.others = other.ideas().stream().map(this::side).toList();
    }

    /** An idea with what it is compared by. */
    private record Side(Idea idea, Set<String> label, Set<String> vocabulary, Set<String> quotes) {}

    private record Candidate(Side one, Side other, double alike) {}

    /** Pairs ideas one to one: by id, then by label, then by what they have in common. */
    public static Comparison compare(MeaningTree one, MeaningTree other, List<Language> languages) {
        return new TreeComparing(one, other, languages).compare();
    }

    /**
     * A comparison as lines: {@code =} the same, {@code ~} close, {@code -} and {@code +} alone.
     */
    public static String text(Comparison comparison, MeaningTree one, MeaningTree other) {
        StringBuilder text = new StringBuilder();
        for (Comparison.Pair pair : comparison.pairs()) {
            text.append(pair.likeness() == Comparison.Likeness.EXACT ? "= " : "~ ")
                    .append(label(one, pair.one()));
            if (pair.renamed()) {
                text.append(" → ").append(label(other, pair.other()));
            }
            if (pair.moved()) {
                text.append("  (moved: ")
                        .append(above(one, pair.one()))
                        .append(" → ")
                        .append(above(other, pair.other()))
                        .append(')');
            }
            text.append('\n');
        }
        comparison.onlyInOne().forEach(id -> text.append("- ").append(label(one, id)).append('\n'));
        comparison
                .onlyInOther()
                .forEach(id -> text.append("+ ").append(label(other, id)).append('\n'));
        return text.toString();
    }

    private Comparison compare() {
        for (Side one : ones) {
            others.stream()
                    .filter(other -> other.idea().id().equals(one.idea().id()))
                    .findFirst()
                    .ifPresent(other -> pair(one, other, Comparison.Likeness.EXACT));
        }
        candidates(
                (one, other) -> !one.label().isEmpty() && one.label().equals(other.label()) ? 1 : 0,
                Comparison.Likeness.EXACT);
        candidates(TreeComparing::alike, Comparison.Likeness.CLOSE);
        List<Comparison.Pair> pairs = new ArrayList<>();
        Map<IdeaId, Idea> otherIdeas = new HashMap<>();
        others.forEach(side -> otherIdeas.put(side.idea().id(), side.idea()));
        for (Side one : ones) {
            IdeaId id = otherOf.get(one.idea().id());
            Idea other = id == null ? null : otherIdeas.get(id);
            if (other != null) {
                pairs.add(
                        new Comparison.Pair(
                                one.idea().id(),
                                other.id(),
                                likeness.getOrDefault(one.idea().id(), Comparison.Likeness.CLOSE),
                                !one.idea().label().text().equals(other.label().text()),
                                isMoved(one.idea(), other)));
            }
        }
        return new Comparison(
                pairs,
                ones.stream()
                        .map(side -> side.idea().id())
                        .filter(id -> !otherOf.containsKey(id))
                        .toList(),
                others.stream()
                        .map(side -> side.idea().id())
                        .filter(id -> !taken.contains(id))
                        .toList());
    }

    private interface Likening {
        double of(Side one, Side other);
    }

    private void candidates(Likening likening, Comparison.Likeness kind) {
        List<Candidate> candidates = new ArrayList<>();
        for (Side one : ones) {
            if (otherOf.containsKey(one.idea().id())) {
                continue;
            }
            for (Side other : others) {
                double alike = taken.contains(other.idea().id()) ? 0 : likening.of(one, other);
                if (alike >= CLOSE) {
                    candidates.add(new Candidate(one, other, alike));
                }
            }
        }
        candidates.sort(
                Comparator.comparingDouble((Candidate candidate) -> -candidate.alike())
                        .thenComparing(candidate -> candidate.one().idea().id())
                        .thenComparing(candidate -> candidate.other().idea().id()));
        for (Candidate candidate : candidates) {
            if (!otherOf.containsKey(candidate.one().idea().id())
                    && !taken.contains(candidate.other().idea().id())) {
                pair(candidate.one(), candidate.other(), kind);
            }
        }
    }

    private void pair(Side one, Side other, Comparison.Likeness kind) {
        otherOf.put(one.idea().id(), other.idea().id());
        taken.add(other.idea().id());
        likeness.put(one.idea().id(), kind);
    }

    /** The most of labels, vocabularies and quotes in common. */
    private static double alike(Side one, Side other) {
        return Math.max(
                shared(one.label(), other.label()),
                Math.max(
                        shared(one.vocabulary(), other.vocabulary()),
                        shared(one.quotes(), other.quotes())));
    }

    private static double shared(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        long both = one.stream().filter(other::contains).count();
        return both / Math.sqrt((double) one.size() * other.size());
    }

    /** Whether a broader idea that the other tree has, too, is not broader there. */
    private boolean isMoved(Idea one, Idea other) {
        Set<IdeaId> mapped = new LinkedHashSet<>();
        one.broader().stream().filter(otherOf::containsKey).forEach(id -> mapped.add(mapped(id)));
        Set<IdeaId> known =
                other.broader().stream().filter(taken::contains).collect(Collectors.toSet());
        return !mapped.equals(known);
    }

    private IdeaId mapped(IdeaId id) {
        return otherOf.getOrDefault(id, id);
    }

    private Side side(Idea idea) {
        Set<String> label =
                words.of(idea.label().text()).stream()
                        .filter(word -> word.isTelling() || word.isNumber())
                        .map(Word::stem)
                        .collect(Collectors.toSet());
        Set<String> vocabulary =
                idea.vocabulary().stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        Set<String> quotes =
                idea.quotes().stream().map(TreeComparing::place).collect(Collectors.toSet());
        return new Side(idea, label, vocabulary, quotes);
    }

    private static String place(Quote quote) {
        return quote.conversation() + "\n" + quote.message() + "\n" + quote.place();
    }

    private static String label(MeaningTree tree, IdeaId id) {
        return tree.idea(id).map(idea -> idea.label().text()).orElse(id.text());
    }

    private static String above(MeaningTree tree, IdeaId id) {
        String above =
                tree.idea(id).stream()
                        .flatMap(idea -> idea.broader().stream())
                        .map(broader -> label(tree, broader))
                        .collect(Collectors.joining(", "));
        return above.isEmpty() ? "top" : above;
    }
}
