package dev.semanticpassport.passport.tree;

import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.editing.Edited;
import dev.semanticpassport.meaning.editing.Refusal;
import dev.semanticpassport.meaning.editing.TreeEdit;
import dev.semanticpassport.meaning.editing.TreeEditing;
import dev.semanticpassport.passport.tree.EditRefusal.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
        List<KeptEdit> known = new ArrayList<>();
        List<TreeEdit> applied = new ArrayList<>();
        for (KeptEdit edit : edits) {
            EditReading.read(edit.editId(), edit.edit())
                    .ifPresent(read -> {
                        known.add(edit);
                        applied.add(read);
                    });
        }
        Edited edited = TreeEditing.apply(base, applied);
        return new EditedTree(
                edited.tree(),
                edited.unapplied().stream().map(one -> known.get(one.place()).editId()).toList());
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
        Set<UUID> ids = new HashSet<>();
        for (int index : fresh) {
            TreeEdited one = asked.get(index);
            Optional<TreeEdit> edit = EditReading.read(one.editId(), one.edit());
            if (edit.isEmpty()) {
                return refused(
                        index,
                        Kind.TELLS_PRIVATE,
                        "edit",
                        "what is withheld cannot be applied: such edits are made by REST");
            }
            if (!ids.add(one.editId())) {
                return refused(index, Kind.ID_REUSED, "editId", "two edits have this id");
            }
            Edited edited = TreeEditing.apply(tree, List.of(edit.get()));
            if (!edited.unapplied().isEmpty()) {
                return new Result.Refused(refusal(index, edited.unapplied().getFirst().refusal()));
            }
            tree = edited.tree();
            kept.add(new KeptEdit(one.editId(), one.edit(), salts.get()));
        }
        return told(before, guarded, tree, asked, fresh, overheard, kept);
    }

    /** Judged by the tree after all of them: what is made private at once is not told before. */
    private static Result told(
            EditedTree before,
            MeaningTree guarded,
            MeaningTree after,
            List<TreeEdited> asked,
            List<Integer> fresh,
            boolean overheard,
            List<KeptEdit> kept) {
        EditTelling telling = new EditTelling(guarded, after);
        List<TreeEdited> events = new ArrayList<>();
        for (int at = 0; at < kept.size(); at++) {
            TreeEdited one = asked.get(fresh.get(at));
            Edit told = telling.told(kept.get(at));
            if (overheard && !told.equals(one.edit())) {
                return refused(
                        fresh.get(at),
                        Kind.TELLS_PRIVATE,
                        "edit",
                        "it carries text on a private idea, which is taken by REST only");
            }
            events.add(new TreeEdited(one.passportId(), one.editId(), told));
        }
        return new Result.Done(new EditedTree(after, before.lost()), kept, events);
    }

    private static EditRefusal refusal(int index, Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownIdea unknown ->
                    new EditRefusal(index, Kind.UNKNOWN, "idea", unknown.message());
            case Refusal.Circle circle ->
                    new EditRefusal(index, Kind.IMPOSSIBLE, "broader", circle.message());
            // without the message's id, which a file may have given
            case Refusal.ForeignQuote(var idea, var _) ->
                    new EditRefusal(
                            index,
                            Kind.IMPOSSIBLE,
                            "quotes",
                            "the idea " + idea + " has no quote at one of these places");
            case Refusal.NothingLeft nothing ->
                    new EditRefusal(index, Kind.IMPOSSIBLE, "quotes", nothing.message());
            case Refusal.IdTaken taken ->
                    new EditRefusal(index, Kind.IMPOSSIBLE, "idea", taken.message());
        };
    }

    private static Result refused(int index, Kind kind, String field, String reason) {
        return new Result.Refused(new EditRefusal(index, kind, field, reason));
    }

    /** The ideas that an edit names, and the one that it makes. */
    public static List<String> ideas(KeptEdit edit) {
        return EditReading.ideas(edit.editId(), edit.edit()).stream().map(IdeaId::text).toList();
    }

    /** All ideas that edits decide on. */
    public static Set<IdeaId> namedBy(List<KeptEdit> edits) {
        return edits.stream()
                .flatMap(edit -> EditReading.ideas(edit.editId(), edit.edit()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What kind of edit it is, as its JSON names it. */
    public static String kind(KeptEdit edit) {
        return EditReading.kind(edit.edit());
    }
}
