package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Binding;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.finding.Definition;
import dev.semanticpassport.meaning.finding.Label;
import dev.semanticpassport.meaning.finding.Listing;
import dev.semanticpassport.meaning.finding.Sentence;
import dev.semanticpassport.meaning.finding.Tie;
import dev.semanticpassport.meaning.finding.Value;
import dev.semanticpassport.meaning.reading.Line;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drafts ideas from single sentences, under the idea that they stand under. */
final class SentenceDrafting {
    private static final Pattern QUOTED = Pattern.compile("[«“\"„]([^«»“”\"„\\n]{3,60})[»”\"“]");
    private static final int LONGEST_QUOTED = 3;
    private static final int FEW_WORDS = 2;

    private final Reading reading;
    private final Ledger ledger;
    private final List<Doubtful> doubtful = new ArrayList<>();
    private final List<Loose> loose = new ArrayList<>();

    SentenceDrafting(Reading reading, Ledger ledger) {
        this.reading = reading;
        this.ledger = ledger;
    }

    /** Names that become ideas only if the writing comes back to them; of a list, two must. */
    record Doubtful(
            List<Label> labels,
            Message message,
            @Nullable Draft context,
            Draft.Origin origin,
            Optional<Wording> definition,
            int sentence) {}

    /** A share or a layer whose idea is looked for when all are known. */
    record Loose(
            Message message,
            @Nullable Draft context,
            int sentence,
            Optional<Aspect> aspect,
            Optional<Binding> binding) {}

    List<Doubtful> doubtful() {
        return doubtful;
    }

    List<Loose> loose() {
        return loose;
    }

    /**
     * Drafts what a sentence holds.
     *
     * @param number of the sentence in the corpus
     * @param said what its share is of, where the sentence before tells it; else null
     * @param aside whether it stands in a block quote, where the author speaks by the way
     */
    void draft(
            Message message,
            Sentence sentence,
            int number,
            @Nullable Draft context,
            boolean aside,
            @Nullable String said) {
        boolean valued = values(message, sentence, number, context, said);
        if (!valued && ties(message, sentence, number, context)) {
            return;
        }
        Optional<Definition> definition =
                valued ? Optional.empty() : reading.definitions().find(sentence);
        definition.ifPresent(found -> define(message, sentence, found, number, context));
        for (Listing listing : reading.listings().find(sentence)) {
            list(message, listing, number, context, aside);
        }
        emphasised(message, sentence, number, context, aside);
        quoted(message, sentence, number, context);
    }

    /** A definition that the marks show makes an idea at once. */
    Draft define(
            Message message, Definition found, Draft.Strength strength, @Nullable Draft context) {
        Draft draft = draft(message, found.term(), Draft.Origin.DEFINED);
        draft.under(context, strength, message.speaker());
        if (draft.definition == null) {
            draft.definition = wording(message, found.term().line(), found.from(), found.to());
        }
        draft.quotes.add(
                Corpus.quote(message, found.term().line(), found.term().from(), found.to()));
        return draft;
    }

    private void define(
            Message message,
            Sentence sentence,
            Definition found,
            int number,
            @Nullable Draft context) {
        String sign = sentence.line().text().substring(found.term().to(), found.from()).strip();
        Optional<Label> same =
                sign.equals("=")
                        ? reading.labelling().name(sentence.line(), found.from(), found.to())
                        : Optional.empty();
        if (same.isPresent()) {
            Draft draft = draft(message, same.get(), Draft.Origin.DEFINED);
            draft.under(context, Draft.Strength.MENTIONED, message.speaker());
            draft.quotes.add(
                    Corpus.quote(message, sentence.line(), sentence.from(), sentence.to()));
            ledger.alsoCalled(draft, found.term());
        } else if (found.sure() || ledger.find(found.term()).isPresent()) {
            define(message, found, Draft.Strength.MENTIONED, context);
        } else if (!sentence.text().matches("(?s).*[\"«»“”„].*")) {
            // what somebody is quoted with defines nothing
            doubtful.add(
                    new Doubtful(
                            List.of(found.term()),
                            message,
                            context,
                            Draft.Origin.DEFINED,
                            Optional.of(
                                    wording(
                                            message,
                                            found.term().line(),
                                            found.from(),
                                            found.to())),
                            number));
        }
    }

    private boolean values(
            Message message,
            Sentence sentence,
            int number,
            @Nullable Draft context,
            @Nullable String said) {
        List<Value> values = reading.values().find(sentence);
        for (Value value : values) {
            Aspect aspect =
                    new Aspect(
                            said == null ? value.name() : said,
                            sentence.line()
                                    .text()
                                    .substring(value.valueFrom(), value.valueTo())
                                    .strip(),
                            Corpus.quote(message, sentence.line(), sentence.from(), sentence.to()));
            if (value.leading() && context != null) {
                context.aspects.add(aspect);
            } else {
                loose.add(
                        new Loose(message, context, number, Optional.of(aspect), Optional.empty()));
            }
        }
        return !values.isEmpty() && values.getFirst().leading();
    }

    private boolean ties(Message message, Sentence sentence, int number, @Nullable Draft context) {
        List<Tie> ties = reading.ties().find(sentence);
        boolean named = false;
        for (Tie tie : ties) {
            Quote quote = Corpus.quote(message, sentence.line(), tie.from(), tie.to());
            Binding binding = new Binding(tie.layers(), tie.modules(), Optional.of(quote));
            if (tie.target().isPresent()) {
                Draft draft = draft(message, tie.target().get(), Draft.Origin.BOUND);
                draft.quotes.add(quote);
                draft.bindings.add(binding);
                draft.under(context, Draft.Strength.LISTED, message.speaker());
                named = true;
            } else {
                loose.add(
                        new Loose(
                                message, context, number, Optional.empty(), Optional.of(binding)));
            }
        }
        return named;
    }

    private void list(
            Message message, Listing listing, int number, @Nullable Draft context, boolean aside) {
        if (listing.kind() == Listing.Kind.BARE) {
            // a story is full of lists that name nothing
            if (!aside && context != null) {
                doubtful.add(
                        new Doubtful(
                                listing.items(),
                                message,
                                context,
                                Draft.Origin.LISTED,
                                Optional.empty(),
                                number));
            }
            return;
        }
        if (context == null && listing.head().isEmpty() && message.speaker() != Speaker.AUTHOR) {
            return;
        }
        Draft parent = nearest(listing.items().getFirst(), context);
        if (listing.head().isPresent()) {
            parent = draft(message, listing.head().get(), Draft.Origin.LISTED);
            parent.under(context, Draft.Strength.LISTED, message.speaker());
        }
        for (Label item : listing.items()) {
            draft(message, item, Draft.Origin.LISTED)
                    .under(parent, Draft.Strength.LISTED, message.speaker());
        }
    }

    /** "a tree and a map into X or Y": the list is of the map, the last item named before it. */
    private @Nullable Draft nearest(Label item, @Nullable Draft context) {
        return ledger.drafts().reversed().stream()
                .takeWhile(draft -> draft.label.line() == item.line())
                .filter(draft -> draft.origin == Draft.Origin.ITEM)
                .filter(draft -> draft.label.to() <= item.from())
                .max(Comparator.comparingInt(draft -> draft.label.to()))
                .orElse(context);
    }

    private void emphasised(
            Message message,
            Sentence sentence,
            int number,
            @Nullable Draft context,
            boolean aside) {
        for (Line.Emphasis emphasis : sentence.line().emphases()) {
            if (emphasis.from() < sentence.from()
                    || emphasis.to() > sentence.to()
                    || emphasis.kind() == Line.Emphasis.Kind.CODE) {
                continue;
            }
            Optional<Label> name =
                    reading.labelling().name(sentence.line(), emphasis.from(), emphasis.to());
            if (name.isEmpty()) {
                continue;
            }
            boolean sure =
                    !aside
                            && emphasis.kind() == Line.Emphasis.Kind.STRONG
                            && name.get().stems().size() >= FEW_WORDS;
            if (sure || ledger.find(name.get()).isPresent()) {
                draft(message, name.get(), Draft.Origin.EMPHASISED)
                        .under(context, Draft.Strength.MENTIONED, message.speaker());
            } else {
                doubtful.add(
                        new Doubtful(
                                List.of(name.get()),
                                message,
                                context,
                                Draft.Origin.EMPHASISED,
                                Optional.empty(),
                                number));
            }
        }
    }

    /** Names in quotation marks, those side by side together: one that returns vouches for all. */
    private void quoted(Message message, Sentence sentence, int number, @Nullable Draft context) {
        Matcher matcher =
                QUOTED.matcher(sentence.line().text()).region(sentence.from(), sentence.to());
        List<Label> names = new ArrayList<>();
        int last = -1;
        while (matcher.find()) {
            if (last >= 0
                    && !sentence.line()
                            .text()
                            .substring(last, matcher.start())
                            .matches("[^\\p{L}\\p{N}]*")) {
                doubtQuoted(names, message, context, number);
                names = new ArrayList<>();
            }
            last = matcher.end();
            if (matcher.group(1).matches("(?s).*[,.!?…]")) {
                // somebody's speech
                continue;
            }
            reading.labelling()
                    .name(sentence.line(), matcher.start(1), matcher.end(1))
                    .filter(name -> name.text().split(" ").length <= LONGEST_QUOTED)
                    .ifPresent(names::add);
        }
        doubtQuoted(names, message, context, number);
    }

    private void doubtQuoted(
            List<Label> names, Message message, @Nullable Draft context, int number) {
        if (!names.isEmpty()) {
            doubtful.add(
                    new Doubtful(
                            names,
                            message,
                            context,
                            Draft.Origin.EMPHASISED,
                            Optional.empty(),
                            number));
        }
    }

    Draft draft(Message message, Label label, Draft.Origin origin) {
        return ledger.draft(
                label, Corpus.quote(message, label.line(), label.from(), label.to()), origin);
    }

    /** A stretch of a line as a definition: marks and line ends out, the quote exact. */
    static Wording wording(Message message, Line line, int from, int to) {
        return new Wording.Found(
                line.text().substring(from, to).replaceAll("\\s+", " ").replaceAll("[\\s;,]+$", ""),
                Corpus.quote(message, line, from, to));
    }
}
