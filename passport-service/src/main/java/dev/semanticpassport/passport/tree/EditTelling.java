package dev.semanticpassport.passport.tree;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.publishing.Withholding;
import java.util.List;
import java.util.stream.Stream;

/** What may be told of edits where everybody may read it. */
final class EditTelling {
    private final List<MeaningTree> trees;
    private final List<Withholding> secrets;

    /**
     * @param before the tree before the edits, with every idea that is private by now
     * @param after the tree with them
     */
    EditTelling(MeaningTree before, MeaningTree after) {
        trees = List.of(before, after);
        secrets = trees.stream().map(Withholding::new).toList();
    }

    /**
     * The edit itself, or, where it carries text on a private idea, no more than that there was
     * one.
     */
    Edit told(KeptEdit kept) {
        List<IdeaId> ideas = EditReading.ideas(kept.editId(), kept.edit());
        List<String> texts = texts(kept.edit());
        boolean tells =
                !texts.isEmpty()
                        && (ideas.stream().anyMatch(this::isPrivate)
                                || texts.stream().anyMatch(this::tells));
        return tells
                ? new Edit.Withheld(
                        EditReading.kind(kept.edit()),
                        ideas.stream().map(IdeaId::text).distinct().toList(),
                        kept.digest().hex())
                : kept.edit();
    }

    private boolean isPrivate(IdeaId id) {
        return trees.stream()
                .flatMap(tree -> tree.idea(id).stream())
                .anyMatch(idea -> idea.standing() == Standing.PRIVATE);
    }

    private boolean tells(String text) {
        return secrets.stream().anyMatch(secret -> secret.tells(text));
    }

    private static List<String> texts(Edit edit) {
        return switch (edit) {
            case Edit.Rename(var _, var label) -> List.of(label);
            case Edit.Define(var _, var definition) -> List.of(definition);
            case Edit.AddIdea(var _, var label, var _) -> List.of(label);
            case Edit.Split(var _, var _, var label, var quotes) ->
                    Stream.concat(
                                    Stream.of(label),
                                    quotes.stream()
                                            .flatMap(quote ->
                                                    Stream.of(
                                                            quote.conversation(), quote.message())))
                            .toList();
            case Edit.Merge _,
                    Edit.Move _,
                    Edit.Relate _,
                    Edit.Bind _,
                    Edit.MarkPrivate _,
                    Edit.MarkPublic _,
                    Edit.Reject _,
                    Edit.Restore _,
                    Edit.Withheld _ ->
                    List.of();
        };
    }
}
