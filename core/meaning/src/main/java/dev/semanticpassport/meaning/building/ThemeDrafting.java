package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.theming.Theme;
import dev.semanticpassport.meaning.theming.Theming;
import dev.semanticpassport.meaning.theming.ThemingSettings;
import dev.semanticpassport.meaning.theming.Unit;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Drafts themes: of prose that stands under no idea of the structure, and of the structure's own
 * ideas where many stand side by side at the top.
 */
final class ThemeDrafting {
    private static final int FEWEST_PIECES = 20;
    private static final int SHORTEST_PASSAGE = 4;
    private static final double NAMED_BY_LONGER = 0.7;
    private static final int MOST_STEMS = 200;
    private static final int MOST_FOR_LABEL = 1500;
    private static final double BELONGING = 0.6;

    private final Corpus corpus;
    private final Ledger ledger;
    private final Phrases phrases;
    private final List<Piece> pieces = new ArrayList<>();

    ThemeDrafting(Corpus corpus, Ledger ledger, Phrases phrases) {
        this.corpus = corpus;
        this.ledger = ledger;
        this.phrases = phrases;
    }

    /** What is themed: a passage, or a top idea with all that stands under it. */
    private record Piece(@Nullable Draft idea, Numbers sentences) {}

    /** Themes of the whole writing, above what the structure gave. */
    void draft(ThemingSettings settings) {
        gather();
        if (pieces.size() < FEWEST_PIECES) {
            // of so little the structure and the terms tell more
            return;
        }
        List<Unit> units = pieces.stream().map(this::unit).toList();
        List<Theme> themes = Theming.themes(units, settings);
        Map<Draft, Numbers> extents = new LinkedHashMap<>();
        for (Theme theme : themes) {
            draft(theme, null, Set.of(), extents);
        }
        adopt(extents);
    }

    private void gather() {
        Map<Integer, Numbers> free = new LinkedHashMap<>();
        Map<Integer, List<Draft>> tops = new HashMap<>();
        for (Draft draft : ledger.drafts()) {
            if (draft.broader.isEmpty() && !draft.section.isEmpty()) {
                tops.computeIfAbsent(draft.section.first(), _ -> new ArrayList<>()).add(draft);
            }
        }
        for (int i = 0; i < corpus.entries().size(); i++) {
            for (Draft top : tops.getOrDefault(i, List.of())) {
                pieces.add(new Piece(top, top.section));
            }
            Corpus.Entry entry = corpus.entries().get(i);
            if (entry.context() == null) {
                Numbers passage = free.get(entry.passage());
                if (passage == null) {
                    passage = new Numbers();
                    free.put(entry.passage(), passage);
                    pieces.add(new Piece(null, passage));
                }
                passage.add(i);
            }
        }
        pieces.removeIf(
                piece -> piece.idea() == null && telling(piece.sentences()) < SHORTEST_PASSAGE);
    }

    private long telling(Numbers sentences) {
        return sentences.stream()
                .flatMap(number -> Arrays.stream(corpus.entries().get(number).stems()))
                .filter(stem -> stem >= 0)
                .count();
    }

    private Unit unit(Piece piece) {
        Corpus.Entry first = corpus.entries().get(piece.sentences().first());
        return new Unit(
                corpus.conversation(first.message()),
                piece.sentences().stream()
                        .flatMap(number -> Arrays.stream(corpus.entries().get(number).stems()))
                        .filter(stem -> stem >= 0)
                        .limit(MOST_STEMS)
                        .toArray());
    }

    private void draft(
            Theme theme, @Nullable Draft parent, Set<String> taken, Map<Draft, Numbers> extents) {
        Numbers sentences = new Numbers();
        for (int unit : theme.units()) {
            pieces.get(unit).sentences().stream().forEach(sentences::add);
        }
        Optional<Phrases.Named> label = label(theme, sentences, taken);
        Draft draft = parent;
        Set<String> inner = taken;
        if (label.isPresent()) {
            draft = drafted(label.get(), sentences);
            draft.under(parent, Draft.Strength.MENTIONED, Speaker.PRODUCT);
            sentences.stream().forEach(draft.section::add);
            extents.put(draft, sentences);
            inner = new HashSet<>(taken);
            inner.add(draft.label.key());
        }
        for (Theme narrower : theme.narrower()) {
            draft(narrower, draft, inner, extents);
        }
        Set<Integer> below = new HashSet<>();
        theme.narrower().forEach(narrower -> below.addAll(narrower.units()));
        for (int unit : theme.units()) {
            Draft idea = pieces.get(unit).idea();
            if (idea != null && !below.contains(unit)) {
                idea.under(draft, Draft.Strength.GUESSED, Speaker.PRODUCT);
            }
        }
    }

    /**
     * An idea with a longer name that is nearly always meant where the label stands is the theme.
     */
    private Draft drafted(Phrases.Named named, Numbers sentences) {
        List<String> stems = named.label().stems();
        Numbers naming = corpus.having(stems).intersection(sentences);
        for (Draft known : ledger.drafts()) {
            if (known.label.stems().size() > stems.size()
                    && known.label.stems().containsAll(stems)
                    && corpus.having(known.label.stems()).common(naming)
                            >= NAMED_BY_LONGER * naming.size()) {
                return known;
            }
        }
        Corpus.Entry entry = corpus.entries().get(named.sentence());
        return ledger.draft(
                named.label(),
                Corpus.quote(
                        corpus.message(entry),
                        entry.line(),
                        named.label().from(),
                        named.label().to()),
                Draft.Origin.THEME);
    }

    /** The phrase of its most telling stems that the theme's sentences have most. */
    private Optional<Phrases.Named> label(Theme theme, Numbers sentences, Set<String> taken) {
        Map<Integer, Double> weights = new HashMap<>();
        for (int i = 0; i < theme.telling().size(); i++) {
            weights.put(theme.telling().get(i), 1.0 / (i + 2));
        }
        record Scored(Phrases.Phrase phrase, Numbers sentences, double score) {}
        // a large theme's label shows in a part of it
        int step = 1 + sentences.size() / MOST_FOR_LABEL;
        int[] all = sentences.stream().toArray();
        IntStream some = IntStream.iterate(0, i -> i < all.length, i -> i + step).map(i -> all[i]);
        return phrases.within(some, 1).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry ->
                        new Scored(
                                entry.getKey(),
                                entry.getValue(),
                                entry.getKey().stems().stream()
                                                .mapToDouble(
                                                        stem -> weights.getOrDefault(stem, 0.0))
                                                .sum()
                                        * Math.sqrt(entry.getValue().size())))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingDouble(scored -> -scored.score()))
                .limit(20)
                .flatMap(scored -> phrases.label(scored.phrase(), scored.sentences()).stream())
                .filter(named -> !taken.contains(named.label().key()))
                .findFirst();
    }

    /** A top idea that is named nearly always within one theme stands under it. */
    private void adopt(Map<Draft, Numbers> extents) {
        for (Draft draft : ledger.drafts()) {
            if (!draft.broader.isEmpty()
                    || !draft.section.isEmpty()
                    || extents.containsKey(draft)) {
                continue;
            }
            Numbers mentions = corpus.having(draft.label.stems());
            extents.entrySet().stream()
                    .filter(theme ->
                            mentions.size() > 0
                                    && theme.getValue().common(mentions)
                                            >= BELONGING * mentions.size())
                    .min(Comparator.comparingInt(theme -> theme.getValue().size()))
                    .ifPresent(theme ->
                            draft.under(theme.getKey(), Draft.Strength.GUESSED, Speaker.PRODUCT));
        }
    }
}
