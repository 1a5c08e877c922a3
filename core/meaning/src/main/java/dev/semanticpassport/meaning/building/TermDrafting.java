package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.finding.Label;
import dev.semanticpassport.meaning.theming.LogLikelihood;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Drafts terms of several words that the writing comes back to, though nothing marks them. There
 * are as many as grows with the root of the number of sentences.
 */
final class TermDrafting {
    private static final int FEWEST = 3;
    private static final double TOGETHER = 15;

    private final Corpus corpus;
    private final Ledger ledger;
    private final Phrases phrases;

    TermDrafting(Corpus corpus, Ledger ledger, Phrases phrases) {
        this.corpus = corpus;
        this.ledger = ledger;
        this.phrases = phrases;
    }

    private record Scored(Phrases.Phrase phrase, Numbers sentences, double score) {}

    void draft() {
        int all = corpus.entries().size();
        int room = (int) Math.sqrt(all);
        List<Scored> scored = new ArrayList<>();
        for (Map.Entry<Phrases.Phrase, Numbers> entry :
                phrases.within(IntStream.range(0, all), 2).entrySet()) {
            if (entry.getValue().size() >= FEWEST && together(entry.getKey(), entry.getValue())) {
                // C-value's idea: a longer phrase tells more (Frantzi et al. 2000)
                double score = entry.getValue().size() * Math.log1p(entry.getKey().stems().size());
                scored.add(new Scored(entry.getKey(), entry.getValue(), score));
            }
        }
        scored.sort(Comparator.comparingDouble(found -> -found.score()));
        List<Scored> taken = new ArrayList<>();
        for (Scored next : scored) {
            if (taken.size() == room) {
                break;
            }
            if (taken.stream().noneMatch(other -> nested(next, other)) && isDrafted(next)) {
                taken.add(next);
            }
        }
    }

    /** Names that the author decided on are ideas, however seldom they are there. */
    void keep(Set<IdeaId> kept) {
        if (kept.isEmpty()) {
            return;
        }
        phrases.within(IntStream.range(0, corpus.entries().size()), 1)
                .forEach((phrase, sentences) -> {
                    if (kept.contains(Finishing.id(key(phrase)))) {
                        phrases.spelled(phrase, sentences)
                                .filter(named -> isNew(named.label()))
                                .ifPresent(named -> draft(named, sentences));
                    }
                });
    }

    private String key(Phrases.Phrase phrase) {
        return phrase.stems().stream()
                .map(corpus::stem)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private boolean together(Phrases.Phrase phrase, Numbers sentences) {
        int first = phrase.stems().getFirst();
        int last = phrase.stems().getLast();
        return first != last
                && LogLikelihood.ofExcess(
                                sentences.size(),
                                corpus.postings(first).size(),
                                Math.max(sentences.size(), corpus.postings(last).size()),
                                corpus.entries().size())
                        >= TOGETHER;
    }

    /** A phrase within a longer one that is nearly as frequent is no term of its own. */
    private static boolean nested(Scored one, Scored other) {
        boolean shares = one.phrase().stems().stream().anyMatch(other.phrase().stems()::contains);
        return shares && one.sentences().common(other.sentences()) >= 0.7 * one.sentences().size();
    }

    private boolean isDrafted(Scored found) {
        Optional<Phrases.Named> named =
                phrases.label(found.phrase(), found.sentences())
                        .filter(label -> isNew(label.label()));
        named.ifPresent(label -> draft(label, found.sentences()));
        return named.isPresent();
    }

    private boolean isNew(Label label) {
        return ledger.find(label).isEmpty();
    }

    private void draft(Phrases.Named named, Numbers sentences) {
        Corpus.Entry entry = corpus.entries().get(named.sentence());
        Draft draft =
                ledger.draft(
                        named.label(),
                        Corpus.quote(
                                corpus.message(entry),
                                entry.line(),
                                named.label().from(),
                                named.label().to()),
                        Draft.Origin.TERM);
        draft.under(common(sentences), Draft.Strength.GUESSED, corpus.message(entry).speaker());
    }

    /** The idea that most of its sentences stand under. */
    private @Nullable Draft common(Numbers sentences) {
        Map<Draft, Integer> contexts = new LinkedHashMap<>();
        sentences.stream()
                .mapToObj(number -> corpus.entries().get(number).context())
                .filter(Objects::nonNull)
                .forEach(context -> contexts.merge(context, 1, Integer::sum));
        return contexts.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 > sentences.size())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
