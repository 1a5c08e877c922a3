package dev.semanticpassport.passport.tree.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.semanticpassport.contracts.Edit;
import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.comparing.Comparison;
import dev.semanticpassport.passport.tree.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Meaning trees as they travel over REST: never a word of a private idea. */
final class TreeWire {
    private static final int MOST_EDITS = 100;

    private TreeWire() {}

    @Schema(
            name = "TreeRevision",
            description = "A revision of a passport's meaning tree, in counts.",
            examples = TreeExamples.REVISION)
    record RevisionAnswer(
            @Schema(description = "The passport.") UUID passportId,
            @Schema(description = "The revision, from 1.", examples = "3") int revision,
            @Schema(description = "IMPORTED, GIVEN by the author, or EDITED.") Cause cause,
            @Schema(description = "Edits of the author so far.", examples = "2") int edits,
            @Schema(
                            description =
                                    "Edits among them whose idea is not in the tree any more; they"
                                            + " are applied again should it come back.",
                            examples = "0")
                    int editsLost,
            @Schema(description = "Ideas that may be published.", examples = "41") int publicIdeas,
            @Schema(description = "Ideas that stand in no answer.", examples = "1")
                    int privateIdeas,
            @Schema(description = "Ideas that are none of the author's.", examples = "4")
                    int rejected,
            @Schema(description = "When it was made.") Instant madeAt) {

        static RevisionAnswer of(TreeRevisionRow row) {
            return new RevisionAnswer(
                    row.passportId,
                    row.revision,
                    row.cause,
                    row.edits,
                    row.editsLost,
                    row.publicIdeas,
                    row.privateIdeas,
                    row.rejected,
                    row.madeAt);
        }
    }

    @Schema(name = "Tree", description = "The public part of a meaning tree.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TreeAnswer(
            @Schema(description = "Which revision it is.") RevisionAnswer revision,
            @Schema(
                            description =
                                    "Its public ideas, as `passport tree` writes a tree. Quotes,"
                                            + " definitions and properties that would tell of a"
                                            + " private idea are left out.",
                            implementation = Object.class)
                    @JsonRawValue
                    String tree,
            @Schema(description = "Private ideas, only where asked for: never their words.")
                    @Nullable List<PrivateAnswer> privateIdeas) {}

    @Schema(name = "PrivateIdea", description = "That there is a private idea, and no more.")
    record PrivateAnswer(
            @Schema(description = "Its id, by which it is edited.", examples = "0f1e2d3c4b5a6978")
                    String id,
            @Schema(description = "How many quotes it has.", examples = "3") int quotes,
            @Schema(description = "How many ideas are directly narrower.", examples = "0")
                    int narrower) {}

    @Schema(
            name = "TreeComparison",
            description = "How the public parts of two trees differ, from the first to the second.")
    record ComparisonAnswer(
            @Schema(description = "The first tree.") RevisionAnswer first,
            @Schema(description = "The second tree.") RevisionAnswer second,
            @Schema(description = "Ideas that both have.", examples = "40") int same,
            @Schema(
                            description =
                                    "Those of them that are taken for one by their words and quotes"
                                            + " alone.",
                            examples = "2")
                    int close,
            @Schema(description = "Ideas of the second alone.") List<NamedAnswer> added,
            @Schema(description = "Ideas of the first alone.") List<NamedAnswer> gone,
            @Schema(description = "Ideas of both, under another label in the second.")
                    List<NamedAnswer> renamed,
            @Schema(description = "Ideas of both, with other broader ones in the second.")
                    List<NamedAnswer> moved) {

        static ComparisonAnswer of(
                TreeRevisionRow first,
                TreeRevisionRow second,
                MeaningTree one,
                MeaningTree other,
                Comparison found) {
            return new ComparisonAnswer(
                    RevisionAnswer.of(first),
                    RevisionAnswer.of(second),
                    found.pairs().size(),
                    (int)
                            found.pairs().stream()
                                    .filter(pair -> pair.likeness() == Comparison.Likeness.CLOSE)
                                    .count(),
                    named(other, found.onlyInOther().stream()),
                    named(one, found.onlyInOne().stream()),
                    named(
                            other,
                            found.pairs().stream()
                                    .filter(Comparison.Pair::renamed)
                                    .map(Comparison.Pair::other)),
                    named(
                            other,
                            found.pairs().stream()
                                    .filter(Comparison.Pair::moved)
                                    .map(Comparison.Pair::other)));
        }

        private static List<NamedAnswer> named(MeaningTree tree, Stream<IdeaId> ids) {
            return ids.flatMap(id -> tree.idea(id).stream()).map(NamedAnswer::of).toList();
        }
    }

    @Schema(name = "NamedIdea", description = "A public idea by id and label.")
    record NamedAnswer(
            @Schema(description = "The idea.", examples = "0f1e2d3c4b5a6978") String id,
            @Schema(description = "Its label.", examples = "the lantern") String label) {

        static NamedAnswer of(Idea idea) {
            return new NamedAnswer(idea.id().text(), idea.label().text());
        }
    }

    @Schema(name = "TreeRevisions", description = "Revisions, newest first, at most 1000.")
    record RevisionsAnswer(@Schema(description = "The revisions.") List<RevisionAnswer> items) {}

    @Schema(
            name = "TreeEdits",
            description = "Edits, applied all or none.",
            requiredProperties = "edits",
            examples = TreeExamples.EDITS)
    record EditsBody(
            @Schema(description = "1 to 100 edits, applied in this order.")
                    @Nullable List<@Nullable EditBody> edits) {

        List<TreeEdited> asked(UUID passportId, Supplier<UUID> fresh) {
            List<@Nullable EditBody> given = required(edits, "edits");
            check(
                    !given.isEmpty() && given.size() <= MOST_EDITS,
                    "edits",
                    "must be 1 to " + MOST_EDITS);
            List<TreeEdited> asked = new ArrayList<>();
            for (EditBody one : given) {
                String field = "edits[" + asked.size() + "]";
                EditBody body = required(one, field);
                Edit edit = required(body.edit(), field + ".edit");
                if (edit instanceof Edit.Withheld) {
                    throw badField(field + ".edit", "what is withheld cannot be applied");
                }
                UUID id = body.editId();
                asked.add(new TreeEdited(passportId, id == null ? fresh.get() : id, edit));
            }
            return asked;
        }
    }

    @Schema(
            name = "TreeEdit",
            description = "One edit, as in the event tree.edited.v1.",
            requiredProperties = "edit")
    record EditBody(
            @Schema(
                            description =
                                    "Chosen by whoever edits: the same id with the same content is"
                                            + " one edit. Drawn where it is left out.",
                            examples = "9c8b7a69-5847-4635-a241-3f2e1d0c9b8a")
                    @Nullable UUID editId,
            @Schema(description = "What is changed.") @Nullable Edit edit) {

        /** Without what it says. */
        @Override
        public String toString() {
            return "EditBody[" + editId + "]";
        }
    }

    @Schema(name = "TreeEditKept", description = "An edit of the past, without its words.")
    record KeptAnswer(
            @Schema(description = "Its place among the passport's edits, from 1.", examples = "1")
                    int place,
            @Schema(description = "Its id.") UUID editId,
            @Schema(description = "What kind of edit.", examples = "rename") String kind,
            @Schema(description = "The ideas it names.") List<String> ideas,
            @Schema(description = "Whether its idea is not in the newest tree.") boolean lost,
            @Schema(description = "When it was applied.") Instant madeAt) {}

    @Schema(name = "TreeEditsKept", description = "The passport's edits, in their order.")
    record KeptListAnswer(@Schema(description = "The edits.") List<KeptAnswer> items) {}
}
