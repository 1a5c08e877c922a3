package dev.semanticpassport.passport.tree;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.Marking;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.transfer.naming.Withholding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be told of an edit where everybody may read it. */
final class EditTelling {
    private EditTelling() {}

    /**
     * The edit itself, or, where it carries text on a private idea, no more than that there was
     * one.
     *
     * @param before the tree before the edit
     * @param after the tree with it
     */
    static Edit told(MeaningTree before, MeaningTree after, KeptEdit kept) {
        Edit edit = kept.edit();
        List<String> texts = texts(edit);
        boolean tells =
                !texts.isEmpty()
                        && (isAboutPrivate(before, edit)
                                || isAboutPrivate(after, edit)
                                || Stream.of(before, after)
                                        .map(Withholding::new)
                                        .anyMatch(words -> texts.stream().anyMatch(words::tells)));
        return tells
                ? new Edit.Withheld(Editing.kind(edit), Editing.ideas(edit), kept.digest().hex())
                : edit;
    }

    private static boolean isAboutPrivate(MeaningTree tree, Edit edit) {
        return edit instanceof Edit.Add add
                ? add.as() == Marking.PRIVATE
                : Editing.ideas(edit).stream()
                        .map(IdeaId::new)
                        .flatMap(id -> tree.idea(id).stream())
                        .anyMatch(idea -> idea.standing() == Standing.PRIVATE);
    }

    private static List<String> texts(Edit edit) {
        return switch (edit) {
            case Edit.Rename(var _, var label) -> List.of(label);
            case Edit.Define(var _, var definition) -> List.of(definition);
            case Edit.Split(var _, var label, var quotes) ->
                    Stream.concat(
                                    Stream.of(label),
                                    quotes.stream()
                                            .flatMap(quote ->
                                                    Stream.of(
                                                            quote.conversation(), quote.message())))
                            .toList();
            case Edit.Add(var label, var definition, var _, var _) ->
                    Stream.concat(Stream.of(label), Optional.ofNullable(definition).stream())
                            .toList();
            case Edit.Merge _,
                    Edit.Move _,
                    Edit.Relate _,
                    Edit.Bind _,
                    Edit.Mark _,
                    Edit.Withheld _ ->
                    List.of();
        };
    }
}
