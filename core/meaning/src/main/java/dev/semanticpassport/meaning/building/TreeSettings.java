package dev.semanticpassport.meaning.building;

import dev.semanticpassport.meaning.IdeaId;
import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.theming.ThemingSettings;
import java.util.List;
import java.util.Set;

/**
 * How a tree is drawn.
 *
 * @param languages that the writing may be in; of two with one script the first wins ties
 * @param modules regular expressions for modules of a model as configurations name them
 * @param labelWords a label's longest, in words
 * @param maximumIdeas of the tree; the weakest give way
 * @param maximumQuotes of one idea
 * @param theming of prose without structure
 * @param kept ideas that never give way, such as those the author edited
 */
public record TreeSettings(
        List<Language> languages,
        List<String> modules,
        int labelWords,
        int maximumIdeas,
        int maximumQuotes,
        ThemingSettings theming,
        Set<IdeaId> kept) {

    /** Russian and English, up to 400 ideas. */
    public static final TreeSettings USUAL =
            new TreeSettings(
                    Language.SHIPPED,
                    List.of(
                            "[qkvo]_proj",
                            "(?:gate|up|down)_proj",
                            "lm_head",
                            "embed_tokens",
                            "self_attn(?:\\.\\w+)?",
                            "mlp(?:\\.\\w+)?",
                            "c_attn",
                            "c_proj",
                            "c_fc",
                            "fc[12]",
                            "query_key_value",
                            "wte"),
                    6,
                    400,
                    8,
                    ThemingSettings.USUAL,
                    Set.of());

    public TreeSettings {
        languages = List.copyOf(languages);
        modules = List.copyOf(modules);
        kept = Set.copyOf(kept);
        if (labelWords < 1 || maximumIdeas < 1 || maximumQuotes < 1) {
            throw new IllegalArgumentException("a tree has at least one idea, quote and word");
        }
    }

    /** The same, with other ideas that never give way. */
    public TreeSettings keeping(Set<IdeaId> ideas) {
        return new TreeSettings(
                languages, modules, labelWords, maximumIdeas, maximumQuotes, theming, ideas);
    }

    /** The same, for writing in these languages. */
    public TreeSettings in(List<Language> others) {
        return new TreeSettings(
                others, modules, labelWords, maximumIdeas, maximumQuotes, theming, kept);
    }

    /** The same, with room for so many ideas. */
    public TreeSettings withMaximumIdeas(int ideas) {
        return new TreeSettings(
                languages, modules, labelWords, ideas, maximumQuotes, theming, kept);
    }
}
