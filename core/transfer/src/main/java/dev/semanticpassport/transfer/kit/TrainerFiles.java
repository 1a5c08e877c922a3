package dev.semanticpassport.transfer.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.semanticpassport.transfer.training.BaseFacts;
import dev.semanticpassport.transfer.training.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Configurations for PEFT, axolotl and LLaMA-Factory; one of each for a pass. */
final class TrainerFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                            .build());
    private static final double WARM_UP = .05;

    private final BaseFacts base;
    private final Recipe recipe;
    private final String firstLine;

    /**
     * @param firstLine of every YAML file, without its mark of a comment; empty for none
     */
    TrainerFiles(BaseFacts base, Recipe recipe, String firstLine) {
        this.base = base;
        this.recipe = recipe;
        this.firstLine = firstLine;
    }

    /** PEFT's adapter_config.json. */
    byte[] peft(Pass pass) {
        ObjectNode config = JSON.createObjectNode();
        config.put("peft_type", "LORA")
                .put("task_type", "CAUSAL_LM")
                .put("base_model_name_or_path", base.name())
                .putNull("revision")
                .put("inference_mode", false)
                .put("r", recipe.rank())
                .put("lora_alpha", recipe.alpha())
                .put("lora_dropout", recipe.dropout())
                .put("bias", "none")
                .put("fan_in_fan_out", false)
                .put("init_lora_weights", true)
                .put("use_rslora", false)
                .put("use_dora", false)
                .putNull("modules_to_save");
        pass.modules().stream()
                .map(BaseFacts::shortName)
                .forEach(config.putArray("target_modules")::add);
        if (pass.layers().isEmpty()) {
            config.putNull("layers_to_transform").putNull("layers_pattern");
        } else {
            pass.layers().forEach(config.putArray("layers_to_transform")::add);
            config.put("layers_pattern", "layers");
        }
        ObjectNode ranks = config.putObject("rank_pattern");
        ObjectNode alphas = config.putObject("alpha_pattern");
        for (int layer : pass.doubled()) {
            // PEFT matches these as regular expressions against the end of a module's path.
            ranks.put("layers\\." + layer + "\\..*", 2 * recipe.rank());
            alphas.put("layers\\." + layer + "\\..*", 2 * recipe.alpha());
        }
        return (config.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** axolotl's configuration; paths are as seen from the kit's folder. */
    byte[] axolotl(Pass pass) {
        ObjectNode config = JSON.createObjectNode();
        config.put("base_model", base.name())
                .put("load_in_8bit", false)
                .put("load_in_4bit", false)
                .put("adapter", "lora")
                .put("lora_r", recipe.rank())
                .put("lora_alpha", recipe.alpha())
                .put("lora_dropout", recipe.dropout());
        pass.modules().stream()
                .map(BaseFacts::shortName)
                .forEach(config.putArray("lora_target_modules")::add);
        if (!pass.layers().isEmpty()) {
            pass.layers().forEach(config.putArray("peft_layers_to_transform")::add);
        }
        ObjectNode data = config.putArray("datasets").addObject();
        data.put("path", "data/" + pass.name() + ".chat.jsonl")
                .put("ds_type", "json")
                .put("type", "chat_template")
                .put("field_messages", "messages");
        data.putObject("message_property_mappings").put("role", "role").put("content", "content");
        data.putArray("roles_to_train").add("assistant");
        data.put("train_on_eos", "turn");
        config.put("chat_template", "tokenizer_default")
                .put("sequence_len", base.contextTokens())
                .put("sample_packing", false)
                .put("micro_batch_size", recipe.batch())
                .put("gradient_accumulation_steps", 1)
                .put("num_epochs", recipe.epochs())
                .put("learning_rate", recipe.rate())
                .put("lr_scheduler", "cosine")
                .put("optimizer", "adamw_torch")
                .put("warmup_ratio", WARM_UP)
                .put("val_set_size", 0)
                .put("seed", recipe.seed())
                .put("output_dir", "trained/" + pass.name());
        return yaml(config);
    }

    /** LLaMA-Factory's configuration; paths are as seen from the kit's folder. */
    byte[] llamaFactory(Pass pass) {
        ObjectNode config = JSON.createObjectNode();
        config.put("model_name_or_path", base.name())
                .put("stage", "sft")
                .put("do_train", true)
                .put("finetuning_type", "lora")
                .put("lora_rank", recipe.rank())
                .put("lora_alpha", recipe.alpha())
                .put("lora_dropout", recipe.dropout())
                .put("lora_target", String.join(",", targets(pass)))
                .put("dataset_dir", "data")
                .put("dataset", pass.name() + "_sharegpt")
                .put("template", "default")
                .put("cutoff_len", base.contextTokens())
                .put("per_device_train_batch_size", recipe.batch())
                .put("gradient_accumulation_steps", 1)
                .put("num_train_epochs", recipe.epochs())
                .put("learning_rate", recipe.rate())
                .put("lr_scheduler_type", "cosine")
                .put("warmup_ratio", WARM_UP)
                .put("logging_steps", 10)
                .put("save_strategy", "epoch")
                .put("seed", recipe.seed())
                .put("output_dir", "trained/" + pass.name());
        return yaml(config);
    }

    /**
     * LLaMA-Factory knows no layers for LoRA; PEFT takes the end of a path for a target as well.
     */
    private static List<String> targets(Pass pass) {
        List<String> targets = new ArrayList<>();
        for (String module : pass.modules()) {
            if (pass.layers().isEmpty()) {
                targets.add(BaseFacts.shortName(module));
            }
            pass.layers().forEach(layer -> targets.add("layers." + layer + "." + module));
        }
        return targets;
    }

    /** LLaMA-Factory's table of data sets: each pass in each of the three forms. */
    static byte[] datasetInfo(List<Pass> passes) {
        ObjectNode info = JSON.createObjectNode();
        for (Pass pass : passes) {
            ObjectNode chat = info.putObject(pass.name() + "_chat");
            chat.put("file_name", pass.name() + ".chat.jsonl").put("formatting", "sharegpt");
            chat.putObject("columns").put("messages", "messages");
            tags(chat, "role", "content", "user", "assistant");
            ObjectNode shareGpt = info.putObject(pass.name() + "_sharegpt");
            shareGpt.put("file_name", pass.name() + ".sharegpt.jsonl")
                    .put("formatting", "sharegpt");
            shareGpt.putObject("columns").put("messages", "conversations");
            tags(shareGpt, "from", "value", "human", "gpt");
            ObjectNode alpaca = info.putObject(pass.name() + "_alpaca");
            alpaca.put("file_name", pass.name() + ".alpaca.jsonl").put("formatting", "alpaca");
            alpaca.putObject("columns")
                    .put("prompt", "instruction")
                    .put("query", "input")
                    .put("response", "output");
        }
        return (info.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void tags(
            ObjectNode data, String role, String content, String user, String assistant) {
        data.putObject("tags")
                .put("role_tag", role)
                .put("content_tag", content)
                .put("user_tag", user)
                .put("assistant_tag", assistant);
    }

    private byte[] yaml(JsonNode config) {
        try {
            String text = YAML.writeValueAsString(config);
            return ((firstLine.isEmpty() ? "" : "# " + firstLine + "\n") + text)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON has a form in YAML", e);
        }
    }
}
