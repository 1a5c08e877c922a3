package dev.semanticpassport.meaning.building;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.Structure;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.theming.LogLikelihood;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns drafts into the tree: ids, quotes in order, weights, whose each idea is. */
final class Finishing {
    private static final int MOST_RELATED = 6;
    private static final int MOST_VOCABULARY = 12;
    private static final double TELLING = 6;

    private final Corpus corpus;
    private final TreeSettings settings;
    private final long total;
    private final Map<String, Integer> messageNumbers = new HashMap<>();
    private Map<Draft, List<Draft>> related = Map.of();

    Finishing(Corpus corpus, TreeSettings settings) {
        this.corpus = corpus;
        this.settings = settings;
        this.total = Math.max(1, corpus.entries().stream().mapToLong(Corpus.Entry::weight).sum());
        for (int i = 0; i < corpus.messages().size(); i++) {
            Message message = corpus.messages().get(i);
            messageNumbers.putIfAbsent(key(message.conversation(), message.id()), i);
        }
    }

    /** An idea's id depends on what it is called alone, so that more writing does not change it. */
    static IdeaId id(Draft draft) {
        return id(draft.label.key());
    }

    static IdeaId id(String key) {
        byte[] digest = Sha256.of(("idea\n" + key).getBytes(StandardCharsets.UTF_8)).bytes();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(String.format("%02x", digest[i]));
        }
        return new IdeaId(text.toString());
    }

    MeaningTree tree(List<Draft> ordered, List<TableDrafting.Kept> tables) {
        Set<Draft> all = new HashSet<>(ordered);
        related = related(ordered);
        List<Idea> ideas = ordered.stream().map(this::idea).toList();
        List<Structure> structures =
                tables.stream()
                        .filter(table -> all.contains(table.about()))
                        .map(table -> structure(table, all))
                        .toList();
        return new MeaningTree(ideas, structures);
    }

    private static Structure structure(TableDrafting.Kept table, Set<Draft> all) {
        return new Structure(
                id(table.about()),
                table.columns(),
                table.rows().stream()
                        .map(row ->
                                new Structure.Row(
                                        row.idea().filter(all::contains).map(Finishing::id),
                                        row.cells()))
                        .toList(),
                table.quote());
    }

    private Idea idea(Draft draft) {
        Numbers speaking = draft.section.union(draft.mentions);
        long weight = speaking.stream().mapToLong(n -> corpus.entries().get(n).weight()).sum();
        return new Idea(
                id(draft),
                new Wording.Found(draft.label.text(), draft.anchor),
                Optional.ofNullable(draft.definition),
                quotes(draft),
                draft.broader.keySet().stream().map(Finishing::id).toList(),
                related(draft),
                Math.round(Math.min(1, (double) weight / total) * 1e6) / 1e6,
                holding(draft),
                Standing.PUBLIC,
                List.copyOf(draft.aspects),
                draft.bindings.stream().distinct().toList(),
                vocabulary(draft, speaking));
    }

    private List<IdeaId> related(Draft draft) {
        return related.getOrDefault(draft, List.of()).stream().map(Finishing::id).toList();
    }

    /** Both ways, the earliest first, and no more than a few for each. */
    private static Map<Draft, List<Draft>> related(List<Draft> ordered) {
        Set<Draft> all = new HashSet<>(ordered);
        Map<Draft, List<Draft>> related = new HashMap<>();
        for (Draft one : ordered) {
            for (Draft other : one.related) {
                List<Draft> left = related.computeIfAbsent(one, _ -> new ArrayList<>());
                List<Draft> right = related.computeIfAbsent(other, _ -> new ArrayList<>());
                boolean fits =
                        one != other
                                && all.contains(other)
                                && !left.contains(other)
                                && left.size() < MOST_RELATED
                                && right.size() < MOST_RELATED
                                && !one.isUnder(other)
                                && !other.isUnder(one);
                if (fits) {
                    left.add(other);
                    right.add(one);
                }
            }
        }
        return related;
    }

    /** What the idea was found by, then where it is named; the longer of two nested ones. */
    private List<Quote> quotes(Draft draft) {
        Set<Quote> candidates = new LinkedHashSet<>(draft.quotes);
        draft.mentions.stream()
                .limit(settings.maximumQuotes())
                .mapToObj(number -> corpus.quote(corpus.entries().get(number)))
                .forEach(candidates::add);
        List<Quote> chosen = new ArrayList<>();
        for (Quote quote : candidates) {
            if (candidates.stream().noneMatch(other -> holds(other, quote))) {
                chosen.add(quote);
            }
        }
        return chosen.stream()
                .limit(settings.maximumQuotes())
                .sorted(
                        Comparator.<Quote>comparingInt(this::messageNumber)
                                .thenComparingLong(quote -> quote.place().first())
                                .thenComparingLong(quote -> quote.place().end()))
                .toList();
    }

    private static boolean holds(Quote outer, Quote inner) {
        return !outer.equals(inner)
                && outer.message().equals(inner.message())
                && outer.conversation().equals(inner.conversation())
                && outer.place().first() <= inner.place().first()
                && outer.place().end() >= inner.place().end();
    }

    private int messageNumber(Quote quote) {
        return messageNumbers.getOrDefault(key(quote.conversation(), quote.message()), 0);
    }

    private static String key(String conversation, String message) {
        return conversation + "\n" + message;
    }

    private Holding holding(Draft draft) {
        Speaker first =
                draft.mentions.isEmpty()
                        ? draft.anchor.speaker()
                        : earlier(draft.anchor, draft.mentions.first());
        boolean authors =
                draft.mentions.stream()
                        .anyMatch(number ->
                                corpus.message(corpus.entries().get(number)).speaker()
                                        == Speaker.AUTHOR);
        return switch (first) {
            case AUTHOR -> Holding.AUTHOR;
            case ASSISTANT -> authors ? Holding.TAKEN_UP : Holding.ASSISTANT;
            case OTHER, PRODUCT -> authors ? Holding.TAKEN_UP : Holding.OTHER;
        };
    }

    private Speaker earlier(Quote anchor, int mention) {
        Corpus.Entry entry = corpus.entries().get(mention);
        return messageNumber(anchor) <= entry.message()
                ? anchor.speaker()
                : corpus.message(entry).speaker();
    }

    /** The label's own words, then those that its sentences have far more often than the rest. */
    private List<String> vocabulary(Draft draft, Numbers speaking) {
        Set<String> words = new LinkedHashSet<>();
        for (String stem : draft.label.stems()) {
            Integer number = corpus.number(stem);
            if (number != null) {
                words.add(corpus.spelling(number));
            }
        }
        Map<Integer, Integer> counts = new HashMap<>();
        speaking.stream()
                .forEach(number -> {
                    for (int stem : corpus.entries().get(number).stems()) {
                        if (stem >= 0) {
                            counts.merge(stem, 1, Integer::sum);
                        }
                    }
                });
        record Scored(int stem, double surprise) {}
        int all = corpus.entries().size();
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry ->
                        new Scored(
                                entry.getKey(),
                                LogLikelihood.ofExcess(
                                        Math.min(entry.getValue(), speaking.size()),
                                        speaking.size(),
                                        Math.max(
                                                corpus.postings(entry.getKey()).size(),
                                                Math.min(entry.getValue(), speaking.size())),
                                        all)))
                .filter(scored -> scored.surprise() > TELLING)
                .sorted(
                        Comparator.<Scored>comparingDouble(scored -> -scored.surprise())
                                .thenComparing(scored -> corpus.stem(scored.stem())))
                .limit(MOST_VOCABULARY)
                .forEach(scored -> words.add(corpus.spelling(scored.stem())));
        return words.stream().limit(MOST_VOCABULARY).toList();
    }
}
