package dev.semanticpassport.contracts;

import static dev.semanticpassport.contracts.ExampleParts.ASKING;
import static dev.semanticpassport.contracts.ExampleParts.DIGEST;
import static dev.semanticpassport.contracts.ExampleParts.PASSPORT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Edits of a tree. */
final class TreeExamples {
    private static final String IDEA = "0f1e2d3c4b5a6978";
    private static final String OTHER_IDEA = "1a2b3c4d5e6f7081";

    private TreeExamples() {}

    /** By the names of their golden files. */
    static Map<String, Event> byName() {
        Map<String, Event> examples = new LinkedHashMap<>();
        edits().forEach((name, edit) -> examples.put(name, new TreeEdited(PASSPORT, ASKING, edit)));
        return examples;
    }

    private static Map<String, Edit> edits() {
        Map<String, Edit> edits = new LinkedHashMap<>();
        edits.put("tree.edited.v1", new Edit.Rename(IDEA, "The lantern"));
        edits.put("tree.edited.v1-define", new Edit.Define(IDEA, "A light that is carried along."));
        edits.put("tree.edited.v1-merge", new Edit.Merge(IDEA, List.of(OTHER_IDEA)));
        edits.put(
                "tree.edited.v1-split",
                new Edit.Split(
                        IDEA,
                        "2b3c4d5e6f708192",
                        "The lamp",
                        List.of(new QuotePlace("notes/2024.md", "a1b2c3", 12, 40))));
        edits.put("tree.edited.v1-move", new Edit.Move(IDEA, List.of(OTHER_IDEA)));
        edits.put("tree.edited.v1-relate", new Edit.Relate(IDEA, OTHER_IDEA));
        edits.put(
                "tree.edited.v1-bind",
                new Edit.Bind(IDEA, List.of(3), List.of("q_proj", "v_proj")));
        edits.put("tree.edited.v1-mark-private", new Edit.MarkPrivate(IDEA));
        edits.put("tree.edited.v1-mark-public", new Edit.MarkPublic(IDEA));
        edits.put("tree.edited.v1-reject", new Edit.Reject(IDEA));
        edits.put("tree.edited.v1-restore", new Edit.Restore(IDEA));
        edits.put(
                "tree.edited.v1-add-idea",
                new Edit.AddIdea(null, "The harbour", List.of(OTHER_IDEA)));
        edits.put("tree.edited.v1-withheld", new Edit.Withheld("rename", List.of(IDEA), DIGEST));
        return edits;
    }
}
