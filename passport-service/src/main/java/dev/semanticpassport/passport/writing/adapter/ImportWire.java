package dev.semanticpassport.passport.writing.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.passport.writing.ImportNotes;
import dev.semanticpassport.passport.writing.ImportState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Imports as they travel over REST: counts; names of files only to whoever sent them. */
final class ImportWire {
    private ImportWire() {}

    @Schema(
            name = "Import",
            description = "How far an import of writing has come.",
            examples = ImportExamples.READING)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImportAnswer(
            @Schema(description = "The import.") UUID id,
            @Schema(description = "The passport whose tree it feeds.") UUID passportId,
            @Schema(description = "Counts the passport's imports, from 1.", examples = "1")
                    int number,
            @Schema(
                            description =
                                    "RECEIVING (the file is being sent), WAITING, READING (its"
                                            + " messages), BUILDING (the meaning tree), DONE or"
                                            + " FAILED.")
                    ImportState state,
            @Schema(description = "Bytes of the file received.", examples = "4096") long bytes,
            @Schema(description = "Bytes of it read so far.", examples = "4096") long bytesRead,
            @Schema(description = "Messages read so far.", examples = "42") long messages,
            @Schema(description = "Conversations read so far.", examples = "1") long conversations,
            @Schema(description = "Things that could not be read so far.", examples = "0")
                    long problems,
            @Schema(description = "Files whose encoding was repaired so far.", examples = "1")
                    long repairs,
            @Schema(description = "Why nothing comes of it, where it failed.")
                    @Nullable String reason,
            @Schema(description = "The revision of the meaning tree that it led to.")
                    @Nullable Integer treeRevision,
            @Schema(description = "When the file began to come.") Instant begunAt,
            @Schema(description = "When it was done or failed.") @Nullable Instant endedAt,
            @Schema(
                            description =
                                    "What was found, with names of files; only with the import's"
                                            + " token.")
                    @Nullable NotesAnswer notes) {

        static ImportAnswer of(ImportRow row, @Nullable ImportNotes notes) {
            return new ImportAnswer(
                    row.id,
                    row.passportId,
                    row.number,
                    row.state,
                    row.bytes,
                    row.bytesRead,
                    row.messages,
                    row.conversations,
                    row.problems,
                    row.repairs,
                    row.reason,
                    row.treeRevision,
                    row.begunAt,
                    row.endedAt,
                    notes == null ? null : NotesAnswer.of(notes));
        }
    }

    @Schema(
            name = "ImportNotes",
            description = "What an import found: the first 1000 problems and repairs, in order.")
    record NotesAnswer(
            @Schema(description = "The file's name, as sent.", examples = "conversations.json")
                    String file,
            @Schema(description = "What could not be read.") List<NoteAnswer> problems,
            @Schema(description = "What was put right.") List<NoteAnswer> repairs) {

        static NotesAnswer of(ImportNotes notes) {
            return new NotesAnswer(
                    notes.file(),
                    notes.problems().stream().map(NoteAnswer::of).toList(),
                    notes.repairs().stream().map(NoteAnswer::of).toList());
        }
    }

    @Schema(name = "ImportNote", description = "Something found in one place.")
    record NoteAnswer(
            @Schema(
                            description = "The file, within an archive after its name and '!/'.",
                            examples = "export.zip!/conversations.json")
                    String file,
            @Schema(description = "Where in it.", examples = "byte 4096") String place,
            @Schema(description = "What was found; never what is written there.") String what) {

        static NoteAnswer of(ImportNotes.Note note) {
            return new NoteAnswer(note.file(), note.place(), note.what());
        }
    }

    @Schema(name = "BegunImport", description = "An import that began.")
    record BegunAnswer(
            @Schema(description = "The import.") ImportAnswer begun,
            @Schema(
                            description =
                                    "Told only here, once: the bearer token that opens the import's"
                                            + " notes. The service keeps its digest alone.")
                    String token) {

        /** Without the token. */
        @Override
        public String toString() {
            return "BegunAnswer[" + begun.id() + "]";
        }
    }

    @Schema(name = "ImportList", description = "A passport's imports, newest first, at most 100.")
    record ListAnswer(@Schema(description = "The imports.") List<ImportAnswer> items) {}
}
