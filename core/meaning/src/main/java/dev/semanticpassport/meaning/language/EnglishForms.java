package dev.semanticpassport.meaning.language;

import java.util.List;
import java.util.Set;

/** English has few endings, and its verbs do not show; only a label's first verb is known. */
record EnglishForms() implements BasicForms {

    private static final Set<String> MAKING =
            Set.of(
                    "download",
                    "downloading",
                    "create",
                    "creating",
                    "build",
                    "building",
                    "write",
                    "writing",
                    "generate",
                    "generating",
                    "design",
                    "designing",
                    "train",
                    "draw",
                    "drawing",
                    "draft",
                    "drafting",
                    "prepare",
                    "preparing",
                    "publish",
                    "publishing",
                    "add",
                    "adding",
                    "load",
                    "loading",
                    "invent",
                    "inventing",
                    "set",
                    "setting",
                    "having",
                    "open",
                    "opening",
                    "attach",
                    "attaching",
                    "buy",
                    "buying",
                    "read",
                    "describe",
                    "describing",
                    "produce",
                    "producing",
                    "turn",
                    "turning");

    @Override
    public List<String> basic(List<String> words) {
        return words;
    }

    @Override
    public boolean isVerb(String word) {
        return false;
    }

    @Override
    public boolean isInfinitive(String word) {
        return MAKING.contains(word);
    }

    @Override
    public boolean isAdjective(String word) {
        return false;
    }

    @Override
    public boolean isAdverb(String word) {
        return word.length() > 4 && word.endsWith("ly") && !word.endsWith("ply");
    }
}
