package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.finding.Label;
import dev.semanticpassport.meaning.finding.Sentence;
import dev.semanticpassport.meaning.finding.Value;
import dev.semanticpassport.meaning.language.Word;
import dev.semanticpassport.meaning.reading.Line;
import dev.semanticpassport.meaning.reading.MessageReading;
import dev.semanticpassport.meaning.reading.Part;
import dev.semanticpassport.meaning.reading.Story;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Speaker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drafts ideas from what is structured: headings, items, tables, questions and answers; and hands
 * each sentence on with the idea that it stands under.
 */
final class StructureDrafting {
    private static final int SHORTEST_QUESTION = 4;
    private static final int LONGEST_ASKING = 1500;
    private static final int LONGEST_PASSAGE = 120;
    private static final int WORDS_FOR_ONE_SHARED = 25;

    private final Corpus corpus;
    private final Ledger ledger;
    private final Reading reading;
    private final SentenceDrafting sentences;
    private final TableDrafting tables;
    private final HeadingDrafting headings;
    private final ItemDrafting items;

    private final Deque<Draft> open = new ArrayDeque<>();
    private @Nullable Draft question;
    private @Nullable Draft topic;
    private final Set<String> spokenOf = new HashSet<>();
    private boolean restatable;
    private boolean asking;
    private boolean telling;

    StructureDrafting(Corpus corpus, Ledger ledger, Reading reading) {
        this.corpus = corpus;
        this.ledger = ledger;
        this.reading = reading;
        this.sentences = new SentenceDrafting(reading, ledger);
        this.tables = new TableDrafting(reading.labelling(), ledger);
        this.headings = new HeadingDrafting(reading, sentences);
        this.items = new ItemDrafting(reading, sentences);
    }

    SentenceDrafting sentences() {
        return sentences;
    }

    TableDrafting tables() {
        return tables;
    }

    /** Reads one conversation, its messages in order. */
    void read(List<Message> conversation) {
        ledger.enter(conversation.getFirst().conversation());
        question = null;
        for (int i = 0; i < conversation.size(); i++) {
            Message message = conversation.get(i);
            boolean authors = message.speaker() == Speaker.AUTHOR;
            if (authors && !continues(message)) {
                question = null;
                spokenOf.clear();
            }
            topic = question;
            asking =
                    authors
                            && MessageOrder.isAnswered(conversation, i)
                            && message.text().length() <= LONGEST_ASKING;
            restatable = !authors && question != null;
            telling = Story.isStory(message.text());
            int number = corpus.addMessage(message);
            if (question != null) {
                open.push(question);
            }
            walk(number, message, MessageReading.read(message.text()), question, false);
            open.clear();
        }
    }

    /** The author stays with a question while what the author says has words of its answers. */
    private boolean continues(Message message) {
        if (question == null) {
            return false;
        }
        List<Word> words = reading.words().of(message.text());
        long shared =
                words.stream()
                        .filter(Word::isTelling)
                        .map(Word::stem)
                        .distinct()
                        .filter(spokenOf::contains)
                        .count();
        return shared > words.size() / WORDS_FOR_ONE_SHARED;
    }

    private void walk(
            int number, Message message, List<Part> parts, @Nullable Draft context, boolean aside) {
        Draft current = context;
        for (Part part : parts) {
            switch (part.kind()) {
                case HEADING -> heading(number, message, part, current, aside);
                case ITEM -> item(number, message, part, current, aside);
                case PARAGRAPH -> {
                    paragraph(number, message, part, current, aside);
                    if (asking) {
                        current = current == topic ? question : current;
                    }
                }
                case QUOTE -> walk(number, message, part.parts(), current, true);
                case TABLE ->
                        part.table().ifPresent(table -> table(number, message, table, context));
                case CODE -> {}
            }
        }
    }

    private void table(int number, Message message, Part.Table table, @Nullable Draft context) {
        tables.draft(message, table, context);
        for (List<Line> row : table.rows()) {
            for (Line cell : row) {
                enter(number, reading.sentences().of(cell), context);
            }
        }
    }

    private void heading(
            int number, Message message, Part part, @Nullable Draft context, boolean aside) {
        List<Sentence> own = reading.sentences().of(part.line());
        if (restatable && question != null && !own.isEmpty() && own.getLast().isQuestion()) {
            restatable = false;
            question.quotes.add(Corpus.quote(message, part.line(), 0, part.line().text().length()));
            enter(number, own, question);
            walk(number, message, part.parts(), question, aside);
            return;
        }
        Optional<Draft> named = headings.draft(message, part, context);
        if (named.isEmpty()) {
            enter(number, own, context);
            walk(number, message, part.parts(), context, aside);
            return;
        }
        Draft draft = named.get();
        under(
                draft,
                () -> {
                    enter(number, own, draft);
                    walk(number, message, part.parts(), draft, aside);
                });
    }

    private void item(
            int number, Message message, Part part, @Nullable Draft context, boolean aside) {
        List<Sentence> own = reading.sentences().of(part.line());
        Optional<Draft> draft =
                telling || own.isEmpty() || own.getFirst().isQuestion()
                        ? Optional.empty()
                        : items.draft(message, own.getFirst(), context, aside);
        if (draft.isEmpty()) {
            sentences(number, message, own, context, aside);
            walk(number, message, part.parts(), context, aside);
            return;
        }
        Draft found = draft.get();
        under(
                found,
                () -> {
                    sentences(number, message, own, found, aside);
                    walk(number, message, part.parts(), found, aside);
                });
    }

    private void paragraph(
            int number, Message message, Part part, @Nullable Draft context, boolean aside) {
        List<Sentence> own = reading.sentences().of(part.line());
        boolean free = asking && context == topic;
        if (free) {
            ask(message, own);
        }
        Draft above = free ? question : context;
        if (part.parts().isEmpty()) {
            sentences(number, message, own, above, aside);
            return;
        }
        Optional<Draft> group =
                own.isEmpty() ? Optional.empty() : group(message, own.getLast(), above);
        if (group.isPresent()) {
            under(
                    group.get(),
                    () -> {
                        enter(number, own, group.get());
                        walk(number, message, part.parts(), group.get(), aside);
                    });
        } else {
            sentences(number, message, own, above, aside);
            walk(number, message, part.parts(), above, aside);
        }
    }

    /** "Three conditions:" before a list names what its items are. */
    private Optional<Draft> group(Message message, Sentence lead, @Nullable Draft context) {
        if (!lead.text().endsWith(":")) {
            return Optional.empty();
        }
        return reading.labelling()
                .name(lead.line(), lead.from(), lead.to() - 1)
                .or(() -> reading.listings().counted(lead))
                .map(label -> {
                    Draft draft = sentences.draft(message, label, Draft.Origin.ITEM);
                    draft.under(context, Draft.Strength.STRUCTURED, message.speaker());
                    return draft;
                });
    }

    /** The author's question that somebody answers is what the answer is about. */
    private void ask(Message message, List<Sentence> own) {
        for (Sentence sentence : own) {
            if (!sentence.isQuestion() || sentence.words().size() < SHORTEST_QUESTION) {
                continue;
            }
            Optional<Label> label = reading.labelling().question(sentence);
            if (label.isPresent()) {
                Draft draft = sentences.draft(message, label.get(), Draft.Origin.QUESTION);
                draft.quotes.add(
                        Corpus.quote(message, sentence.line(), sentence.from(), sentence.to()));
                if (question == null || question == topic) {
                    open.remove(question);
                    question = draft;
                    open.push(draft);
                    spokenOf.clear();
                } else {
                    draft.under(question, Draft.Strength.LISTED, message.speaker());
                }
            }
        }
    }

    private void sentences(
            int number,
            Message message,
            List<Sentence> own,
            @Nullable Draft context,
            boolean aside) {
        int passage = corpus.nextPassage();
        Map<Sentence, Label> subjects = telling ? Map.of() : compared(own);
        int words = 0;
        for (Sentence sentence : own) {
            words += sentence.words().size();
            if (words > LONGEST_PASSAGE) {
                words = sentence.words().size();
                passage = corpus.nextPassage();
            }
            int entry = enter(number, passage, sentence, context);
            Label subject = subjects.get(sentence);
            Draft above = context;
            if (subject != null) {
                above = sentences.draft(message, subject, Draft.Origin.LISTED);
                above.under(context, Draft.Strength.LISTED, message.speaker());
                above.section.add(entry);
            }
            if (!telling) {
                sentences.draft(
                        message,
                        sentence,
                        entry,
                        above,
                        aside,
                        subject == null ? null : said(subjects));
            }
        }
    }

    /** Where a paragraph gives shares of two or more things, what they are shares of. */
    private Map<Sentence, Label> compared(List<Sentence> own) {
        Map<Sentence, Label> subjects = new LinkedHashMap<>();
        for (Sentence sentence : own) {
            List<Value> values = reading.values().find(sentence);
            if (values.size() == 1 && !values.getFirst().leading()) {
                reading.labelling()
                        .subject(sentence)
                        .filter(label -> label.to() <= values.getFirst().valueFrom())
                        .ifPresent(label -> subjects.put(sentence, label));
            }
        }
        boolean several = subjects.values().stream().map(Label::key).distinct().count() > 1;
        return several ? subjects : Map.of();
    }

    /** Shares side by side are of one thing, and the first sentence tells it best. */
    private String said(Map<Sentence, Label> subjects) {
        return reading.values().find(subjects.keySet().iterator().next()).getFirst().name();
    }

    private void enter(int number, List<Sentence> own, @Nullable Draft context) {
        int passage = corpus.nextPassage();
        for (Sentence sentence : own) {
            enter(number, passage, sentence, context);
        }
    }

    private int enter(int number, int passage, Sentence sentence, @Nullable Draft context) {
        int entry = corpus.add(number, passage, sentence, context);
        open.forEach(draft -> draft.section.add(entry));
        if (question != null) {
            sentence.words().stream()
                    .filter(Word::isTelling)
                    .forEach(word -> spokenOf.add(word.stem()));
        }
        return entry;
    }

    private void under(Draft draft, Runnable reading) {
        open.push(draft);
        reading.run();
        open.pop();
    }
}
