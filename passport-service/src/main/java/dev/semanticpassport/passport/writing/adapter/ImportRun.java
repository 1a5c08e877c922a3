package dev.semanticpassport.passport.writing.adapter;

import dev.semanticpassport.passport.secrets.adapter.PieceCutting;
import dev.semanticpassport.passport.secrets.adapter.PieceReading;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces.Kind;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import dev.semanticpassport.passport.writing.ImportNotes;
import dev.semanticpassport.passport.writing.ImportState;
import dev.semanticpassport.writing.MessageFile;
import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;
import dev.semanticpassport.writing.importing.ImportListener;
import dev.semanticpassport.writing.importing.ImportOptions;
import dev.semanticpassport.writing.importing.Importing;
import dev.semanticpassport.writing.importing.Outcome;
import dev.semanticpassport.writing.importing.Progress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads one import from its first byte to the tree; nothing of it is ever written unsealed. */
@ApplicationScoped
class ImportRun {
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);

    private final Mutiny.SessionFactory sessions;
    private final Imports imports;
    private final SealedPieces pieces;
    private final TreeRun trees;
    private final WritingMetrics metrics;

    @Inject
    ImportRun(
            Mutiny.SessionFactory sessions,
            Imports imports,
            SealedPieces pieces,
            TreeRun trees,
            WritingMetrics metrics) {
        this.sessions = sessions;
        this.imports = imports;
        this.pieces = pieces;
        this.trees = trees;
        this.metrics = metrics;
    }

    /** Works on a claimed import until it is done or failed. */
    void run(ImportRow row) {
        ImportNotes told = told(row.id);
        Outcome outcome = read(row, told);
        metrics.read(outcome.messageCount());
        keep(row, told, outcome);
        if (outcome.messageCount() == 0) {
            OffLoop.await(() ->
                    imports.fail(
                            row.id,
                            row.attempts,
                            "no message was found in it; its notes say what was"));
        } else {
            trees.build(row);
        }
    }

    private ImportNotes told(UUID id) {
        return OffLoop.await(() ->
                sessions.withSession(
                        session -> pieces.all(session, id, Kind.NOTES).map(NotesJson::read)));
    }

    private Outcome read(ImportRow row, ImportNotes told) {
        try (InputStream file = new PieceReading(place -> piece(row.id, place));
                MessageFile.Appender messages =
                        MessageFile.appender(
                                new PieceCutting((place, piece) -> keep(row, place, piece)))) {
            return Importing.run(
                    told.file(),
                    file,
                    row.bytes,
                    ImportOptions.of(Set.copyOf(told.authors()), ZoneId.of(told.zone())),
                    messages,
                    new Telling(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] piece(UUID id, int place) {
        return OffLoop.await(
                () -> sessions.withSession(session -> pieces.piece(session, id, Kind.FILE, place)));
    }

    private void keep(ImportRow row, int place, byte[] piece) {
        OffLoop.await(() ->
                imports.held(
                        row.id,
                        row.attempts,
                        _ -> {},
                        session -> pieces.put(session, row.id, Kind.MESSAGES, place, piece)));
    }

    private void keep(ImportRow row, ImportNotes told, Outcome outcome) {
        byte[] notes =
                NotesJson.write(
                        new ImportNotes(
                                told.file(),
                                told.authors(),
                                told.zone(),
                                outcome.problems().stream().map(ImportRun::note).toList(),
                                outcome.repairs().stream().map(ImportRun::note).toList()));
        OffLoop.await(() ->
                imports.held(
                        row.id,
                        row.attempts,
                        kept -> {
                            kept.state = ImportState.BUILDING;
                            kept.bytesRead = kept.bytes;
                            kept.messages = outcome.messageCount();
                            kept.conversations = outcome.conversations();
                            kept.problems = outcome.problemCount();
                            kept.repairs = outcome.repairCount();
                        },
                        session ->
                                pieces.drop(session, row.id, Kind.NOTES)
                                        .chain(() ->
                                                pieces.putAll(
                                                        session, row.id, Kind.NOTES, notes))));
    }

    private static ImportNotes.Note note(Problem problem) {
        return new ImportNotes.Note(problem.file(), problem.place(), problem.what());
    }

    private static ImportNotes.Note note(Repair repair) {
        return new ImportNotes.Note(repair.file(), "", repair.how());
    }

    /** Tells progress, but not more often than anybody looks. */
    private final class Telling implements ImportListener {
        private final ImportRow row;
        private long problems;
        private long repairs;
        private long toldAt = System.nanoTime();

        Telling(ImportRow row) {
            this.row = row;
        }

        @Override
        public void problem(Problem problem) {
            problems++;
        }

        @Override
        public void repaired(Repair repair) {
            repairs++;
        }

        @Override
        public void passedOver(String file, String why) {
            // no problem: archives hold pictures
        }

        @Override
        public void progress(Progress progress) {
            if (System.nanoTime() - toldAt < TELL_EVERY.toNanos()) {
                return;
            }
            toldAt = System.nanoTime();
            OffLoop.await(() ->
                    imports.held(
                            row.id,
                            row.attempts,
                            held -> {
                                held.bytesRead = progress.bytesRead();
                                held.messages = progress.messages();
                                held.problems = problems;
                                held.repairs = repairs;
                            },
                            _ -> Uni.createFrom().voidItem()));
        }
    }
}
