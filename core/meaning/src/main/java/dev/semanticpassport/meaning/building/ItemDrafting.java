package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.finding.Definition;
import dev.semanticpassport.meaning.finding.Label;
import dev.semanticpassport.meaning.finding.Listing;
import dev.semanticpassport.meaning.finding.Sentence;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.language.WordClass;
import dev.semanticpassport.meaning.reading.Line;
import dev.semanticpassport.writing.Message;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drafts the ideas that an item of a list names. */
final class ItemDrafting {
    private static final int LONGEST_ITEM = 16;
    private static final Pattern RELATIVE =
            Pattern.compile(
                    "\\s(?:that|which|who|where|so|because|if|when|что|чтобы|котор\\p{L}+|где|если|когда)\\s"
                            + "|[,;:.(]|\\s[–—-]\\s");

    private final Reading reading;
    private final SentenceDrafting sentences;

    ItemDrafting(Reading reading, SentenceDrafting sentences) {
        this.reading = reading;
        this.sentences = sentences;
    }

    /**
     * The idea that an item names, by its first sentence, under what surrounds the list; nothing
     * where it names none.
     *
     * @param aside within a quotation
     */
    Optional<Draft> draft(
            Message message, Sentence sentence, @Nullable Draft context, boolean aside) {
        if (aside
                || !reading.values().find(sentence).isEmpty()
                || !reading.ties().find(sentence).isEmpty()) {
            return Optional.empty();
        }
        Optional<Definition> definition =
                reading.definitions().find(sentence).filter(Definition::sure);
        if (definition.isPresent()) {
            Draft draft =
                    sentences.define(message, definition.get(), Draft.Strength.STRUCTURED, context);
            draft.origin = Draft.Origin.ITEM;
            beside(message, sentence, definition.get().term(), context);
            return Optional.of(draft);
        }
        if (reading.listings().find(sentence).stream()
                .anyMatch(list -> list.kind() == Listing.Kind.LINE)) {
            return Optional.empty();
        }
        Optional<Label> label =
                leadingEmphasis(sentence)
                        .or(() ->
                                reading.labelling()
                                        .name(sentence.line(), sentence.from(), sentence.to()))
                        .or(() -> shortened(sentence));
        return label.map(found -> {
            Draft draft = sentences.draft(message, found, Draft.Origin.ITEM);
            draft.under(context, Draft.Strength.STRUCTURED, message.speaker());
            draft.quotes.add(
                    Corpus.quote(message, sentence.line(), sentence.from(), sentence.to()));
            beside(message, sentence, found, context);
            return draft;
        });
    }

    /** "a **meaning tree** and a transfer map": what is joined to an item's name is one, too. */
    private void beside(Message message, Sentence sentence, Label first, @Nullable Draft context) {
        Matcher joined =
                Pattern.compile("[*_]*\\s+(?:и|and|\\+|&|плюс|plus)\\s+")
                        .matcher(sentence.line().text())
                        .region(first.to(), sentence.to());
        if (!joined.lookingAt()) {
            return;
        }
        Matcher end =
                Pattern.compile("[,;:.!?()\\n]|\\s[–—-]\\s|→")
                        .matcher(sentence.line().text())
                        .region(joined.end(), sentence.to());
        int stop = end.find() ? end.start() : sentence.to();
        reading.labelling()
                .name(sentence.line(), joined.end(), stop)
                .ifPresent(label ->
                        sentences
                                .draft(message, label, Draft.Origin.ITEM)
                                .under(context, Draft.Strength.STRUCTURED, message.speaker()));
    }

    /** A bold name with nothing but small words and a verb before it. */
    private Optional<Label> leadingEmphasis(Sentence sentence) {
        for (Line.Emphasis emphasis : sentence.line().emphases()) {
            boolean leads =
                    emphasis.kind() == Line.Emphasis.Kind.STRONG
                            && emphasis.from() >= sentence.from()
                            && emphasis.to() <= sentence.to()
                            && sentence.words(sentence.from(), emphasis.from()).stream()
                                            .filter(word -> !isLeading(word))
                                            .count()
                                    == 0;
            if (leads) {
                return reading.labelling().name(sentence.line(), emphasis.from(), emphasis.to());
            }
        }
        return Optional.empty();
    }

    private static boolean isLeading(Word word) {
        return word.is(WordClass.DETERMINER)
                || word.is(WordClass.PREPOSITION)
                || word.isNumber()
                || word.language().forms().isInfinitive(word.lower())
                || word.language().forms().isAdverb(word.lower());
    }

    /** "write a checklist that a stranger can run" is about a checklist. */
    private Optional<Label> shortened(Sentence sentence) {
        if (sentence.words().size() > LONGEST_ITEM) {
            return Optional.empty();
        }
        Matcher end =
                RELATIVE.matcher(sentence.line().text()).region(sentence.from(), sentence.to());
        return end.find()
                ? reading.labelling().name(sentence.line(), sentence.from(), end.start())
                : Optional.empty();
    }
}
