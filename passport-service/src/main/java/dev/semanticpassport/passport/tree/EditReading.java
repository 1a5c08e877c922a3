package dev.semanticpassport.passport.tree;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.editing.QuotePlace;
import dev.semanticpassport.meaning.editing.TreeEdit;
import dev.semanticpassport.writing.CharacterRange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Edits as they travel, and as they are applied. */
final class EditReading {
    private EditReading() {}

    /** The edit to be applied; empty for one that does not say what it is. */
    static Optional<TreeEdit> read(UUID editId, Edit edit) {
        return Optional.ofNullable(
                switch (edit) {
                    case Edit.Rename(var idea, var label) ->
                            new TreeEdit.Rename(new IdeaId(idea), label);
                    case Edit.Define(var idea, var definition) ->
                            new TreeEdit.Define(new IdeaId(idea), definition);
                    case Edit.Merge(var idea, var others) ->
                            new TreeEdit.Merge(new IdeaId(idea), ids(others));
                    case Edit.Split(var idea, var part, var label, var quotes) ->
                            new TreeEdit.Split(
                                    new IdeaId(idea),
                                    made(editId, part),
                                    label,
                                    quotes.stream().map(EditReading::place).toList());
                    case Edit.Move(var idea, var broader) ->
                            new TreeEdit.Move(new IdeaId(idea), ids(broader));
                    case Edit.Relate(var idea, var other) ->
                            new TreeEdit.Relate(new IdeaId(idea), new IdeaId(other));
                    case Edit.Bind(var idea, var layers, var modules) ->
                            new TreeEdit.Bind(new IdeaId(idea), layers, modules);
                    case Edit.MarkPrivate(var idea) -> new TreeEdit.MarkPrivate(new IdeaId(idea));
                    case Edit.MarkPublic(var idea) -> new TreeEdit.MarkPublic(new IdeaId(idea));
                    case Edit.Reject(var idea) -> new TreeEdit.Reject(new IdeaId(idea));
                    case Edit.Restore(var idea) -> new TreeEdit.Restore(new IdeaId(idea));
                    case Edit.AddIdea(var idea, var label, var broader) ->
                            new TreeEdit.AddIdea(made(editId, idea), label, ids(broader));
                    case Edit.Withheld _ -> null;
                });
    }

    /** The ideas that an edit names, and the one that it makes. */
    static List<IdeaId> ideas(UUID editId, Edit edit) {
        return switch (edit) {
            case Edit.Rename(var idea, var _) -> ids(List.of(idea));
            case Edit.Define(var idea, var _) -> ids(List.of(idea));
            case Edit.Merge(var idea, var others) ->
                    ids(Stream.concat(Stream.of(idea), others.stream()).toList());
            case Edit.Split(var idea, var part, var _, var _) ->
                    List.of(new IdeaId(idea), made(editId, part));
            case Edit.Move(var idea, var broader) ->
                    ids(Stream.concat(Stream.of(idea), broader.stream()).toList());
            case Edit.Relate(var idea, var other) -> ids(List.of(idea, other));
            case Edit.Bind(var idea, var _, var _) -> ids(List.of(idea));
            case Edit.MarkPrivate(var idea) -> ids(List.of(idea));
            case Edit.MarkPublic(var idea) -> ids(List.of(idea));
            case Edit.Reject(var idea) -> ids(List.of(idea));
            case Edit.Restore(var idea) -> ids(List.of(idea));
            case Edit.AddIdea(var idea, var _, var broader) ->
                    Stream.concat(Stream.of(made(editId, idea)), ids(broader).stream()).toList();
            case Edit.Withheld(var _, var ideas, var _) -> ids(ideas);
        };
    }

    /** What kind of edit it is, as its JSON names it. */
    static String kind(Edit edit) {
        return switch (edit) {
            case Edit.Rename _ -> "rename";
            case Edit.Define _ -> "define";
            case Edit.Merge _ -> "merge";
            case Edit.Split _ -> "split";
            case Edit.Move _ -> "move";
            case Edit.Relate _ -> "relate";
            case Edit.Bind _ -> "bind";
            case Edit.MarkPrivate _ -> "markPrivate";
            case Edit.MarkPublic _ -> "markPublic";
            case Edit.Reject _ -> "reject";
            case Edit.Restore _ -> "restore";
            case Edit.AddIdea _ -> "addIdea";
            case Edit.Withheld(var edited, var _, var _) -> edited;
        };
    }

    /** An idea that an edit makes is named after the edit, unless the edit names it. */
    private static IdeaId made(UUID editId, @Nullable String named) {
        return named != null
                ? new IdeaId(named)
                : new IdeaId(
                        Sha256.ofText("semantic-passport/idea-of-edit/" + editId)
                                .hex()
                                .substring(0, 16));
    }

    private static QuotePlace place(dev.semanticpassport.contracts.QuotePlace quote) {
        return new QuotePlace(
                quote.conversation(),
                quote.message(),
                new CharacterRange(quote.first(), quote.end()));
    }

    private static List<IdeaId> ids(List<String> texts) {
        return texts.stream().map(IdeaId::new).toList();
    }
}
