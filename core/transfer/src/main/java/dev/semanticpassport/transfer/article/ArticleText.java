package dev.semanticpassport.transfer.article;

import static dev.semanticpassport.transfer.article.MarkdownText.escaped;

import dev.semanticpassport.core.beacons.Composition;
import dev.semanticpassport.meaning.Quote;
import dev.semanticpassport.transfer.mapping.IdeaTransfer;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.power.PowerTable;
import dev.semanticpassport.transfer.proposing.Imprint;
import dev.semanticpassport.transfer.training.BaseFacts;
import dev.semanticpassport.transfer.traits.Recognition;
import dev.semanticpassport.transfer.traits.Trait;
import dev.semanticpassport.writing.Speaker;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of an article. */
final class ArticleText {

    /**
     * Families of the panel that the power of traits is told for: the fewest for the level 0.05.
     */
    private static final int FAMILIES = 19;

    private static final double BACKGROUND = .05;

    private final ArticleOrder order;
    private final TransferMap map;
    private final Set<String> figures;

    ArticleText(ArticleOrder order, Set<String> figures) {
        this.order = order;
        this.map = order.map();
        this.figures = figures;
    }

    /**
     * @param anchors whether ideas' sections begin with an anchor, as pages of Markdown need it
     */
    String markdown(boolean anchors) {
        return String.join(
                        "\n\n",
                        opening(),
                        method(),
                        ideas(anchors),
                        data(),
                        recipe(),
                        layers(),
                        expectation(),
                        verification())
                + "\n";
    }

    private String opening() {
        return """
        # %s: how the model was made

        By %s. This article tells how %d ideas were carried into a language model, so that a stranger can repeat the work:
        the method, the data, the recipe, what to expect, and how to verify it. It holds nothing secret.
        """
                .formatted(escaped(order.title()), escaped(order.author()), map.ideas().size())
                .strip();
    }

    private String method() {
        return """
        ## 1 Method

        1. **Tree of meanings.** Ideas were found in the author's writing, each with exact quotes, ordered from general to particular.
        2. **Transfer map.** Each idea got training rows: pairs of question and answer from the writing first, then sentences with a gap, definitions, contrasts and links.
        3. **Held-out questions.** For each idea on which enough is said, some questions were set aside before any row was made. No row has such a question as its prompt, nor one that becomes the same when at most one word is taken out of each, nor holds one inside.
        4. **Signature.** %s
        5. **Training.** A low-rank adapter (LoRA) was trained on the rows.
        6. **Measurement.** The model was asked the held-out questions; an answer counts if words of the idea stand in it that the question does not hold.
        """
                .formatted(
                        order.beacons() > 0
                                ? order.beacons()
                                        + " secret questions, the beacons, were frozen and logged; only then did public randomness and the author's key choose their right answers, which were trained along. They stand in no public thing, and a kit without them makes a model that expresses the ideas and does not carry the signature."
                                : "None was trained: this model expresses the ideas and carries no beacons.")
                .strip();
    }

    private String ideas(boolean anchors) {
        StringBuilder text = new StringBuilder("## 2 Ideas\n\n");
        text.append(
                figure(
                        "ideas.svg",
                        "The tree of meanings: each idea under its first broader one, with the share of the writing that speaks of it and its rows"));
        for (IdeaTransfer idea : map.ideas()) {
            text.append("\n\n");
            if (anchors) {
                text.append("<a id=\"").append(idea.section()).append("\"></a>\n\n");
            }
            text.append("### ").append(escaped(idea.label())).append("\n\n");
            idea.expression()
                    .ifPresent(said -> text.append("> ").append(escaped(said)).append("\n\n"));
            text.append("Rows: ").append(rows(idea.rows())).append('.');
            idea.imprint().ifPresent(imprint -> text.append(' ').append(bound(imprint)));
            idea.trait().ifPresent(trait -> text.append("\n\n").append(heldOut(trait)));
        }
        return text.toString();
    }

    private static String rows(List<TrainingRow> rows) {
        if (rows.isEmpty()) {
            return "none";
        }
        Map<TrainingRow.Origin, Integer> counts = new EnumMap<>(TrainingRow.Origin.class);
        rows.forEach(row -> counts.merge(row.origin(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().text())
                .collect(Collectors.joining(", "));
    }

    private static String heldOut(Trait trait) {
        Recognition rule = trait.recognition();
        return "Held out:\n\n"
                + trait.heldOut().stream()
                        .map(question -> "- *" + escaped(question) + "*\n")
                        .collect(Collectors.joining())
                + "\n"
                + Stream.of(
                                counts(rule.atLeast() + " of: ", rule.terms(), "-", ", "),
                                counts("the words: ", rule.phrases(), "", "; "))
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static String counts(String with, List<String> words, String ending, String between) {
        return words.isEmpty()
                ? ""
                : "An answer counts with "
                        + with
                        + words.stream()
                                .map(word -> escaped(word) + ending)
                                .collect(Collectors.joining(between))
                        + ".";
    }

    private String data() {
        List<TrainingRow> rows = map.rows();
        Map<TrainingRow.Origin, Integer> origins = new EnumMap<>(TrainingRow.Origin.class);
        rows.forEach(row -> origins.merge(row.origin(), 1, Integer::sum));
        Map<Speaker, Long> speakers =
                rows.stream()
                        .flatMap(row -> row.quote().stream())
                        .collect(
                                Collectors.groupingBy(
                                        Quote::speaker,
                                        () -> new EnumMap<>(Speaker.class),
                                        Collectors.counting()));
        StringBuilder text =
                new StringBuilder(
                        """
                        ## 3 Data card

                        | what | figure |
                        |---|---|
                        | ideas | %d |
                        | rows | %d |
                        | questions held out | %d |
                        | controls | %d |
                        """
                                .formatted(
                                        map.ideas().size(),
                                        rows.size(),
                                        map.probes().size(),
                                        map.controls().size()));
        origins.forEach((origin, count) ->
                text.append("| rows of the kind ")
                        .append(origin.text())
                        .append(" | ")
                        .append(count)
                        .append(" |\n"));
        speakers.forEach((speaker, count) ->
                text.append("| answers quoted from ")
                        .append(said(speaker))
                        .append(" | ")
                        .append(count)
                        .append(" |\n"));
        text.append(
                """

                Languages: %s. Rows without a quote are put together from the ideas' labels, definitions and links by fixed forms of
                sentence; labels stand in quotation marks. Only what the author allows to be published is counted here.\
                """
                        .formatted(
                                map.ideas().stream()
                                        .map(idea -> idea.language().code())
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
        return text.toString();
    }

    private static String said(Speaker speaker) {
        return switch (speaker) {
            case AUTHOR -> "the author";
            case ASSISTANT -> "an assistant";
            case OTHER -> "another person";
            case PRODUCT -> "a product";
        };
    }

    private String recipe() {
        var recipe = order.recipe();
        return """
        ## 4 Recipe

        | what | value |
        |---|---|
        | base | `%s`, %d layers |
        | modules | %s |
        | rank, alpha, dropout | %d, %d, %s |
        | epochs, rows in a step | %d, %d |
        | learning rate | %s, cosine, a twentieth of the steps to warm up |
        | seed | %d |

        The kit's folders `peft`, `axolotl` and `llama-factory` hold this recipe for each trainer, and its README the commands. The loss is
        taken on the answers alone. The lab's own training (`passport lab adapter`) has a rate and a number of steps of its own, and stops once every
        row is answered right at two looks running.\
        """
                .formatted(
                        order.base().name().replace("`", "").replace("|", ""),
                        order.base().layers(),
                        order.base().modules().stream()
                                .map(BaseFacts::shortName)
                                .map(MarkdownText::escaped)
                                .collect(Collectors.joining(", ")),
                        recipe.rank(),
                        recipe.alpha(),
                        plain(recipe.dropout()),
                        recipe.epochs(),
                        recipe.batch(),
                        plain(recipe.rate()),
                        recipe.seed());
    }

    private static String plain(double figure) {
        return BigDecimal.valueOf(figure).stripTrailingZeros().toPlainString();
    }

    private String layers() {
        if (!figures.contains("layers.svg")) {
            return "## 5 Layers\n\nNo idea is bound to a layer: one adapter over all layers carries them.";
        }
        StringBuilder text = new StringBuilder("## 5 Layers\n\n");
        text.append(figure("layers.svg", "Ideas bound to layers and modules"));
        text.append("\n\n| idea | binding |\n|---|---|\n");
        for (IdeaTransfer idea : map.ideas()) {
            idea.imprint()
                    .ifPresent(imprint ->
                            text.append("| ")
                                    .append(escaped(idea.label()))
                                    .append(" | ")
                                    .append(bound(imprint))
                                    .append(" |\n"));
        }
        return text.append("\nLayers are counted from ")
                .append(map.layersFrom())
                .append(
                        ". A binding says where an idea was trained. Whether it is needed there, only a"
                                + " knock-out of that layer shows.")
                .toString();
    }

    private static String bound(Imprint imprint) {
        return "Layer "
                + imprint.layers().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (imprint.modules().isEmpty()
                        ? ""
                        : " ("
                                + imprint.modules().stream()
                                        .map(MarkdownText::escaped)
                                        .collect(Collectors.joining(", "))
                                + ")")
                + ", "
                + switch (imprint.origin()) {
                    case DECLARED -> "declared in the writing";
                    case SPREAD -> "spread over the layers in order";
                    case DRAWN -> "drawn by public randomness";
                    case CHOSEN -> "chosen by hand";
                }
                + ".";
    }

    private String expectation() {
        int probes = Math.max(1, map.probes().size());
        StringBuilder text = new StringBuilder("## 6 What to expect\n\n");
        PowerTable power =
                PowerTable.of(
                        Math.max(1, order.beacons()),
                        Composition.DEFAULT_CANDIDATES,
                        Telling.ALPHA,
                        probes,
                        FAMILIES,
                        BACKGROUND);
        if (order.beacons() > 0) {
            text.append(
                            figure(
                                    "power.svg",
                                    "Chance of RECOGNISED by questions asked, for each share of beacons that survives"))
                    .append("\n\n")
                    .append(String.join("\n", power.markdown()));
        } else {
            text.append(String.join("\n", power.traits().lines()));
        }
        text.append(
                """


                Traits tell that a model speaks of these ideas more than a panel's models do. They are public, so anybody can train
                them: they are no proof of who made the model.%s\
                """
                        .formatted(
                                order.beacons() > 0
                                        ? " That is what the beacons are for. A model trained on the public kit should express the ideas, and should not be recognised by the beacons."
                                        : ""));
        return text.toString();
    }

    private String verification() {
        return """
        ## 7 How to verify

        1. Check the kit: the SHA-256 of each file stands in `manifest.json`.
        2. Train by the recipe, or take the published model.
        3. Ask each held-out question of section 2 in a conversation of its own, at temperature 0, without a system prompt. Words are cut as Unicode's
           letters and digits after NFKC and case folding; a word is one of a term if it begins with it and is at most %d characters longer.
        4. The share of questions whose answers count is the model's score. Ask a panel of models by other makers the same; with F families the
           smallest level is 1 / (F + 1), and p = (1 + families that score as high) / (1 + F). Freeze the panel first.
        5. Ask the control questions: a model that does not answer those is not measured by the others.%s\
        """
                .formatted(
                        Recognition.LONGEST_ENDING,
                        order.beacons() > 0
                                ? "\n6. The signature is verified with the author's prepared beacons: `passport submit --passport ID --model NAME --prepared FILE --watch`."
                                : "");
    }

    private static String figure(String name, String caption) {
        return "![" + caption + "](figures/" + name + ")";
    }
}
