package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.Aspect;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.meaning.finding.Label;
import dev.semanticpassport.meaning.finding.Labelling;
import dev.semanticpassport.meaning.reading.Line;
import dev.semanticpassport.meaning.reading.Part;
import dev.semanticpassport.writing.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps tables as such; their rows are ideas, those named elsewhere the same ones. */
final class TableDrafting {
    private static final int MOST_NEW_ROWS = 40;

    private final Labelling labelling;
    private final Ledger ledger;
    private final List<Kept> kept = new ArrayList<>();

    TableDrafting(Labelling labelling, Ledger ledger) {
        this.labelling = labelling;
        this.ledger = ledger;
    }

    /** A table with the ideas in the making. */
    record Kept(Draft about, List<String> columns, List<KeptRow> rows, Quote quote) {}

    record KeptRow(Optional<Draft> idea, List<String> cells) {}

    List<Kept> kept() {
        return kept;
    }

    void draft(Message message, Part.Table table, @Nullable Draft context) {
        int named = namingColumn(table);
        Draft about = context == null ? head(message, table, named) : context;
        if (about == null) {
            return;
        }
        List<KeptRow> rows = new ArrayList<>();
        for (List<Line> row : table.rows()) {
            Optional<Draft> idea = row(message, row.get(named), about, table.rows().size());
            idea.ifPresent(draft -> aspects(message, table, row, named, draft));
            rows.add(new KeptRow(idea, row.stream().map(TableDrafting::flat).toList()));
        }
        kept.add(
                new Kept(
                        about,
                        table.columns().stream().map(TableDrafting::flat).toList(),
                        rows,
                        Corpus.quote(message, table.place())));
    }

    /** The first column, unless it only counts. */
    private static int namingColumn(Part.Table table) {
        boolean counts =
                table.columns().size() > 1
                        && table.rows().stream()
                                .allMatch(row -> row.getFirst().text().matches("[\\d.#\\s]*"));
        return counts ? 1 : 0;
    }

    private @Nullable Draft head(Message message, Part.Table table, int named) {
        for (int i = 0; i < table.columns().size(); i++) {
            Line head = table.columns().get((named + i) % table.columns().size());
            Optional<Label> label = head.isBlank() ? Optional.empty() : labelling.heading(head);
            if (label.isPresent()) {
                return draft(message, label.get(), Draft.Origin.ROW);
            }
        }
        return null;
    }

    private Optional<Draft> row(Message message, Line cell, Draft about, int rows) {
        Optional<Label> label = cell.isBlank() ? Optional.empty() : labelling.heading(cell);
        Optional<Draft> known = label.flatMap(ledger::find);
        if (known.isEmpty() && !cell.isBlank()) {
            known = ledger.find(labelling.spellings(cell.text()));
        }
        if (known.isPresent() && known.get() != about) {
            Draft draft = known.get();
            draft.quotes.add(Corpus.quote(message, cell, 0, cell.text().length()));
            draft.related.add(about);
            return known;
        }
        if (label.isEmpty() || rows > MOST_NEW_ROWS) {
            return Optional.empty();
        }
        Draft draft = draft(message, label.get(), Draft.Origin.ROW);
        draft.under(about, Draft.Strength.LISTED, message.speaker());
        return draft == about ? Optional.empty() : Optional.of(draft);
    }

    private static void aspects(
            Message message, Part.Table table, List<Line> row, int named, Draft draft) {
        for (int i = 0; i < row.size(); i++) {
            Line cell = row.get(i);
            if (i != named && !cell.isBlank() && !table.columns().get(i).isBlank()) {
                draft.aspects.add(
                        new Aspect(
                                flat(table.columns().get(i)),
                                flat(cell),
                                Corpus.quote(message, cell, 0, cell.text().length())));
            }
        }
    }

    private Draft draft(Message message, Label label, Draft.Origin origin) {
        return ledger.draft(
                label, Corpus.quote(message, label.line(), label.from(), label.to()), origin);
    }

    private static String flat(Line line) {
        return line.text().replaceAll("\\s+", " ").strip();
    }
}
