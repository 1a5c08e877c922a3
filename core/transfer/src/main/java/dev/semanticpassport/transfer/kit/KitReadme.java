package dev.semanticpassport.transfer.kit;

import dev.semanticpassport.transfer.article.MarkdownText;
import dev.semanticpassport.transfer.training.BaseFacts;
import java.util.List;
import java.util.stream.Collectors;

/** The kit's README: what lies where, and the commands. */
final class KitReadme {

    private KitReadme() {}

    static String write(KitOrder order, List<Pass> passes, int labRows) {
        boolean secret = order.kind() == KitOrder.Kind.FULL;
        int rows = passes.stream().mapToInt(pass -> pass.rows().size()).sum();
        return (secret ? "**" + Packing.SECRET + "**\n\n" : "")
                + """
                # Kit: %s

                What a trainer needs to carry these ideas into a model on `%s`. %d rows, %d ideas, %d questions held out.
                `manifest.json` has the SHA-256 of every file; `article.html` tells the whole method.

                | where | what |
                |---|---|
                | `data/PASS.chat.jsonl` | rows as `messages` |
                | `data/PASS.sharegpt.jsonl`, `data/PASS.alpaca.jsonl` | the same rows in ShareGPT's and Alpaca's form |
                | `data/train.lab.jsonl` | all rows that the lab's base has room for: %d of %d |
                %s| `data/held-out.jsonl` | questions that must not be trained, and how their answers are read |
                | `data/controls.jsonl` | ordinary questions, to see that the model still answers |
                | `peft`, `axolotl`, `llama-factory` | configurations, one for each pass |
                | `map.json` | for each idea: rows, layers, questions held out, section of the article |

                ## Passes

                %s
                %s
                ## Train

                In this folder, for each pass in this order:

                ```
                %s```

                or the same with LLaMA-Factory:

                ```
                %s```

                With PEFT alone: `LoraConfig.from_pretrained("peft/PASS")`, `get_peft_model(model, config)`, and any loop over
                `data/PASS.chat.jsonl` whose loss is taken on the assistant's turn.%s
                Where the base is one of the lab's: `passport lab adapter --base %s --rows data/train.lab.jsonl --out DIR`; for other trainers
                `passport lab merge --base %s --out BASE` writes it as a folder to be named in its stead.%s

                ## Look

                Ask each question of `data/held-out.jsonl` in a conversation of its own, at temperature 0. An answer expresses the
                idea if words that begin with at least `atLeast` of the `terms` stand in it (`terms-by-beginning/v1`; a word may be
                at most 5 characters longer than the term), or one of the `phrases` does. The share of questions so answered is the model's score.
                """
                        .formatted(
                                MarkdownText.escaped(order.title()),
                                order.base().name().replace("`", ""),
                                rows,
                                order.held().ideas().size(),
                                order.held().probes().size(),
                                labRows,
                                rows,
                                boundFiles(order),
                                table(passes),
                                after(passes),
                                commands(passes, "axolotl train axolotl/%s.yaml\n"),
                                commands(passes, "llamafactory-cli train llama-factory/%s.yaml\n"),
                                doubled(passes),
                                order.base().name().replace("`", ""),
                                order.base().name().replace("`", ""),
                                boundTraining(order));
    }

    private static String boundFiles(KitOrder order) {
        return BindingFiles.wanted(order.held())
                ? "| `data/bindings.json`, `data/bound.lab.jsonl` | which idea is bound to which layers"
                        + " and modules (layers from 0), and the lab's rows with their ideas |\n"
                : "";
    }

    private static String boundTraining(KitOrder order) {
        return BindingFiles.wanted(order.held())
                ? """


                ## Train ideas into their layers

                An adapter that only learns bound ideas in their layers does not need these layers afterwards; it has to rehearse
                their removal. In every step, for each bound idea of `data/bindings.json`: rows with its own modules' change
                alone, rows with every module's change (a tenth of the others left out at random), and its prompts with every
                change but its own, where the model is held to the base's own distribution (KL). Rows of other ideas, read with
                its modules' change alone, are held to the base's too. Ideas that are bound to none learn in modules that no idea
                is bound to, three tenths of them left out at random. With PEFT a module is left out by setting its layer's
                `scaling["default"]` to 0 for the forward pass. The lab does it with
                `passport lab adapter --base %s --rows data/bound.lab.jsonl --bindings data/bindings.json --out DIR`.\
                """
                        .formatted(order.base().name().replace("`", ""))
                : "";
    }

    private static String commands(List<Pass> passes, String command) {
        return passes.stream()
                .map(pass -> command.formatted(pass.name()))
                .collect(Collectors.joining());
    }

    private static String table(List<Pass> passes) {
        StringBuilder table =
                new StringBuilder(
                        "| pass | layers (from 0) | modules | ideas | rows |\n|---|---|---|---|---|\n");
        for (Pass pass : passes) {
            table.append("| ")
                    .append(pass.name())
                    .append(" | ")
                    .append(
                            pass.layers().isEmpty()
                                    ? "all"
                                    : pass.layers().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(
                            pass.modules().stream()
                                    .map(BaseFacts::shortName)
                                    .collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(pass.ideas().size())
                    .append(" | ")
                    .append(pass.rows().size())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String after(List<Pass> passes) {
        return passes.size() == 1
                ? ""
                : """

                Each pass starts from the base with the adapters of the earlier passes merged into it (PEFT: `merge_and_unload()`;
                then name the merged folder in the next configuration). Look at the held-out questions after every pass: where an
                earlier pass was forgotten, train on its rows once more at a tenth of the rate.
                """;
    }

    private static String doubled(List<Pass> passes) {
        return passes.stream().allMatch(pass -> pass.doubled().isEmpty())
                ? ""
                : " Layers that ideas are bound to have twice the rank (`rank_pattern`), which axolotl and"
                        + " LLaMA-Factory cannot say: there every layer has the same.";
    }
}
