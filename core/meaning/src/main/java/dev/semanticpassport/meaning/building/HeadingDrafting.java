package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.finding.Label;
import dev.semanticpassport.meaning.finding.Sentence;
import dev.semanticpassport.meaning.language.WordClass;
import dev.semanticpassport.meaning.reading.Line;
import dev.semanticpassport.meaning.reading.Part;
import dev.semanticpassport.writing.Message;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts the idea that a heading names, with the definition that follows it. */
final class HeadingDrafting {
    private static final int SHORTEST_DEFINITION = 4;
    private static final int LONGEST_DEFINITION = 320;

    private final Reading reading;
    private final SentenceDrafting sentences;

    HeadingDrafting(Reading reading, SentenceDrafting sentences) {
        this.reading = reading;
        this.sentences = sentences;
    }

    /** The heading's idea under what surrounds it; nothing where it names none. */
    Optional<Draft> draft(Message message, Part part, @Nullable Draft context) {
        return reading.labelling()
                .heading(part.line())
                .or(() -> said(part.parts()))
                .map(label -> draft(message, label, part, context));
    }

    private Draft draft(Message message, Label label, Part part, @Nullable Draft context) {
        Draft draft = sentences.draft(message, label, Draft.Origin.HEADING);
        draft.under(context, Draft.Strength.STRUCTURED, message.speaker());
        draft.quotes.add(Corpus.quote(message, label.line(), 0, label.line().text().length()));
        define(message, draft, part.parts());
        return draft;
    }

    /** A heading such as "Conclusion" is named by the first thing that is stressed under it. */
    private Optional<Label> said(List<Part> parts) {
        for (Part part : parts) {
            if (part.kind() == Part.Kind.QUOTE) {
                return said(part.parts());
            }
            if (part.kind() != Part.Kind.PARAGRAPH) {
                return Optional.empty();
            }
            for (Line.Emphasis emphasis : part.line().emphases()) {
                if (emphasis.kind() == Line.Emphasis.Kind.STRONG && emphasis.from() <= 2) {
                    return reading.labelling()
                            .heading(part.line().part(emphasis.from(), emphasis.to()));
                }
            }
        }
        return Optional.empty();
    }

    private void define(Message message, Draft draft, List<Part> parts) {
        if (draft.definition != null
                || parts.isEmpty()
                || parts.getFirst().kind() != Part.Kind.PARAGRAPH) {
            return;
        }
        List<Sentence> first = reading.sentences().of(parts.getFirst().line());
        if (first.isEmpty() || !isStatement(first.getFirst())) {
            return;
        }
        Sentence sentence = first.getFirst();
        draft.definition =
                SentenceDrafting.wording(message, sentence.line(), sentence.from(), sentence.to());
    }

    private boolean isStatement(Sentence sentence) {
        return sentence.words().size() >= SHORTEST_DEFINITION
                && sentence.to() - sentence.from() <= LONGEST_DEFINITION
                && !sentence.isQuestion()
                && !sentence.text().endsWith(":")
                && !sentence.words().getFirst().is(WordClass.SUBJECT)
                && reading.values().find(sentence).isEmpty();
    }
}
