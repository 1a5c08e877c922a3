package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.finding.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides on what a single sentence could not: the whole writing is known here. */
final class Deciding {
    private final Corpus corpus;
    private final Ledger ledger;
    private final SentenceDrafting sentences;

    Deciding(Corpus corpus, Ledger ledger, SentenceDrafting sentences) {
        this.corpus = corpus;
        this.ledger = ledger;
        this.sentences = sentences;
    }

    /** A doubtful name is an idea if another sentence has all its words. */
    void decideDoubtful() {
        for (SentenceDrafting.Doubtful doubtful : sentences.doubtful()) {
            List<Label> returning =
                    doubtful.labels().stream().filter(label -> returns(label, doubtful)).toList();
            boolean listed = doubtful.origin() == Draft.Origin.LISTED;
            if (returning.size() < (listed ? 2 : 1)) {
                continue;
            }
            for (Label label : listed ? returning : doubtful.labels()) {
                Draft draft = sentences.draft(doubtful.message(), label, doubtful.origin());
                draft.under(
                        doubtful.context(),
                        listed ? Draft.Strength.LISTED : Draft.Strength.MENTIONED,
                        doubtful.message().speaker());
                if (draft.definition == null) {
                    draft.definition = doubtful.definition().orElse(null);
                }
            }
        }
    }

    private boolean returns(Label label, SentenceDrafting.Doubtful doubtful) {
        if (ledger.find(label).isPresent()) {
            return true;
        }
        Numbers having = corpus.having(label.stems());
        return having.size() > 1
                && having.stream()
                        .anyMatch(number ->
                                number != doubtful.sentence()
                                        && !repeats(number, doubtful.sentence()));
    }

    /** The same words once more, such as a bold line said again, come back to nothing. */
    private boolean repeats(int one, int other) {
        Corpus.Entry a = corpus.entries().get(one);
        Corpus.Entry b = corpus.entries().get(other);
        return java.util.Arrays.equals(a.stems(), b.stems());
    }

    /** "three kinds of memory: daily and yearly" lists "daily memory", if the writing says that. */
    void completeAdjectives(Phrases phrases) {
        for (Draft draft : List.copyOf(ledger.drafts())) {
            if (draft.origin != Draft.Origin.LISTED || !phrases.isAdjective(draft.label)) {
                continue;
            }
            for (Draft parent : List.copyOf(draft.broader.keySet())) {
                for (String noun : parent.label.stems()) {
                    complete(draft, noun, phrases);
                }
            }
        }
    }

    private void complete(Draft draft, String noun, Phrases phrases) {
        Integer first = corpus.number(draft.label.key());
        Integer second = corpus.number(noun);
        if (first == null || second == null || !ledger.drafts().contains(draft)) {
            return;
        }
        phrases.spelled(
                        new Phrases.Phrase(List.of(first, second)),
                        corpus.having(List.of(draft.label.key(), noun)))
                .ifPresent(named -> {
                    Corpus.Entry entry = corpus.entries().get(named.sentence());
                    Draft whole =
                            sentences.draft(
                                    corpus.message(entry), named.label(), Draft.Origin.LISTED);
                    if (whole != draft) {
                        ledger.absorb(whole, draft);
                    }
                });
    }

    /** Where each idea is named. */
    void findMentions() {
        for (Draft draft : ledger.drafts()) {
            if (draft.mentions.isEmpty()) {
                corpus.having(draft.label.stems()).stream().forEach(draft.mentions::add);
            }
        }
    }

    /**
     * A share or a layer belongs to the idea that its sentence names, the nearest before it; else
     * to the one that it stands under.
     */
    void placeLoose() {
        Map<Integer, List<Draft>> named = new HashMap<>();
        for (Draft draft : ledger.drafts()) {
            draft.mentions.stream()
                    .forEach(sentence ->
                            named.computeIfAbsent(sentence, _ -> new ArrayList<>()).add(draft));
        }
        for (SentenceDrafting.Loose loose : sentences.loose()) {
            Draft owner = owner(loose, named.getOrDefault(loose.sentence(), List.of()));
            if (owner != null) {
                loose.aspect().ifPresent(owner.aspects::add);
                loose.binding().ifPresent(owner.bindings::add);
            }
        }
    }

    private @Nullable Draft owner(SentenceDrafting.Loose loose, List<Draft> named) {
        Corpus.Entry entry = corpus.entries().get(loose.sentence());
        String text = entry.line().text().substring(entry.from(), entry.to());
        int figure = loose.aspect().map(Aspect::value).map(text::indexOf).orElse(text.length());
        Draft context = loose.context();
        if (context != null
                && context.origin == Draft.Origin.LISTED
                && context.section.size() == 1) {
            // a thing that its own sentence compares with others
            return context;
        }
        Draft best = null;
        double least = Double.MAX_VALUE;
        for (Draft draft : named) {
            Optional<Integer> at = place(draft, text);
            if (at.isEmpty() || draft.origin == Draft.Origin.QUESTION) {
                continue;
            }
            // what stands behind the figure counts as twice as far
            double distance = at.get() <= figure ? figure - at.get() : 2.0 * (at.get() - figure);
            if (distance < least) {
                least = distance;
                best = draft;
            }
        }
        return best == null ? loose.context() : best;
    }

    /** Where a sentence first has the spelling of one of the idea's stems. */
    private Optional<Integer> place(Draft draft, String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        for (String stem : draft.label.stems()) {
            Integer number = corpus.number(stem);
            if (number != null) {
                String spelling = corpus.spelling(number);
                int at = lower.indexOf(spelling.substring(0, Math.min(4, spelling.length())));
                if (at >= 0) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }
}
