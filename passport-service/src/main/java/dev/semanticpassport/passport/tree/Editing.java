package dev.semanticpassport.passport.tree;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.passport.tree.EditRefusal.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applies the author's edits to a tree: again after each import, and one by one as they come. */
public final class Editing {
    private Editing() {}

    /** What became of new edits. */
    public sealed interface Result {

        /**
         * All were applied.
         *
         * @param tree with them
         * @param kept the edits, to be sealed
         * @param events that tell of them, without text on private ideas
         */
        record Done(EditedTree tree, List<KeptEdit> kept, List<TreeEdited> events)
                implements Result {
            public Done {
                kept = List.copyOf(kept);
                events = List.copyOf(events);
            }
        }

        /** None was applied. */
        record Refused(EditRefusal refusal) implements Result {}
    }

    /** Applies edits that were accepted before, leaving out those whose ideas are gone. */
    public static EditedTree applyAll(MeaningTree base, List<KeptEdit> edits) {
        MeaningTree tree = base;
        List<UUID> lost = new ArrayList<>();
        for (KeptEdit edit : edits) {
            switch (Applying.apply(tree, edit.editId(), edit.edit())) {
                case Applying.Outcome.Applied(var next) -> tree = next;
                case Applying.Outcome.Refused _ -> lost.add(edit.editId());
            }
        }
        return new EditedTree(tree, lost);
    }

    /**
     * Applies new edits, all of them or none.
     *
     * @param guarded the tree before, with every idea that is private by now
     * @param asked all edits that were asked for
     * @param fresh which of them are new, by index
     * @param overheard whether they came by a way that everybody may read
     * @param salts fresh random bytes for each edit
     */
    public static Result applyNew(
            EditedTree before,
            MeaningTree guarded,
            List<TreeEdited> asked,
            List<Integer> fresh,
            boolean overheard,
            Supplier<byte[]> salts) {
        MeaningTree tree = before.tree();
        List<KeptEdit> kept = new ArrayList<>();
        List<TreeEdited> events = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (int index : fresh) {
            TreeEdited one = asked.get(index);
            if (!ids.add(one.editId())) {
                return refused(index, Kind.ID_REUSED, "editId", "two edits have this id");
            }
            Optional<EditRefusal> withheld = withheld(index, one.edit());
            if (withheld.isPresent()) {
                return new Result.Refused(withheld.get());
            }
            switch (Applying.apply(tree, one.editId(), one.edit())) {
                case Applying.Outcome.Refused(var field, var reason) -> {
                    return refused(
                            index,
                            field.equals("idea") ? Kind.UNKNOWN : Kind.IMPOSSIBLE,
                            field,
                            reason);
                }
                case Applying.Outcome.Applied(var next) -> {
                    KeptEdit edit = new KeptEdit(one.editId(), one.edit(), salts.get());
                    Edit told = EditTelling.told(guarded, next, edit);
                    if (overheard && !told.equals(one.edit())) {
                        return refused(
                                index,
                                Kind.TELLS_PRIVATE,
                                "edit",
                                "it carries text on a private idea, which is taken by REST only");
                    }
                    tree = next;
                    kept.add(edit);
                    events.add(new TreeEdited(one.passportId(), one.editId(), told));
                }
            }
        }
        return new Result.Done(new EditedTree(tree, before.lost()), kept, events);
    }

    private static Optional<EditRefusal> withheld(int index, Edit edit) {
        return edit instanceof Edit.Withheld
                ? Optional.of(
                        new EditRefusal(
                                index,
                                Kind.TELLS_PRIVATE,
                                "edit",
                                "what is withheld cannot be applied: such edits are made by REST"))
                : Optional.empty();
    }

    private static Result refused(int index, Kind kind, String field, String reason) {
        return new Result.Refused(new EditRefusal(index, kind, field, reason));
    }

    /** The ideas that an edit names. */
    public static List<String> ideas(Edit edit) {
        return switch (edit) {
            case Edit.Rename(var idea, var _) -> List.of(idea);
            case Edit.Define(var idea, var _) -> List.of(idea);
            case Edit.Merge(var ideas, var into) ->
                    Stream.concat(ideas.stream(), Stream.of(into)).toList();
            case Edit.Split(var idea, var _, var _) -> List.of(idea);
            case Edit.Move(var idea, var broader) ->
                    Stream.concat(Stream.of(idea), broader.stream()).toList();
            case Edit.Relate(var idea, var related) ->
                    Stream.concat(Stream.of(idea), related.stream()).toList();
            case Edit.Bind(var idea, var _, var _) -> List.of(idea);
            case Edit.Mark(var idea, var _) -> List.of(idea);
            case Edit.Add(var _, var _, var broader, var _) -> broader;
            case Edit.Withheld(var _, var ideas, var _) -> ideas;
        };
    }

    /** All ideas that edits name. */
    public static Set<IdeaId> namedBy(List<KeptEdit> edits) {
        return edits.stream()
                .flatMap(edit -> ideas(edit.edit()).stream())
                .map(IdeaId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What kind of edit it is, as its JSON names it. */
    public static String kind(Edit edit) {
        return switch (edit) {
            case Edit.Rename _ -> "rename";
            case Edit.Define _ -> "define";
            case Edit.Merge _ -> "merge";
            case Edit.Split _ -> "split";
            case Edit.Move _ -> "move";
            case Edit.Relate _ -> "relate";
            case Edit.Bind _ -> "bind";
            case Edit.Mark _ -> "mark";
            case Edit.Add _ -> "add";
            case Edit.Withheld(var edited, var _, var _) -> edited;
        };
    }
}
