package dev.semanticpassport.lab.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.lab.token.Special;
import dev.semanticpassport.lab.token.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code tokenizer.json} and {@code tokenizer_config.json} as the Hugging Face libraries read them.
 */
final class TokenizerFiles {
    private static final String TEMPLATE =
            "{{ bos_token }}{% for m in messages %}"
                    + "{% if m['role'] == 'system' %}<|system|>{{ m['content'] }}"
                    + "{% elif m['role'] == 'user' %}<|user|>{{ m['content'] }}"
                    + "{% elif m['role'] == 'assistant' %}<|assistant|>{{ m['content'] }}<|eos|>"
                    + "{% endif %}{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}";

    private TokenizerFiles() {}

    static String tokenizer(Tokenizer tokenizer) {
        ObjectNode root = Json.object();
        root.put("version", "1.0").putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        for (Special special : Special.values()) {
            added.addObject()
                    .put("id", special.id())
                    .put("content", special.content())
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        root.putNull("normalizer");
        // A plain ByteLevel pre-tokenizer is read otherwise by some readers; an explicit split is
        // not.
        ArrayNode steps =
                root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        ObjectNode split = steps.addObject().put("type", "Split");
        split.putObject("pattern").put("Regex", Tokenizer.SPLIT);
        split.put("behavior", "Isolated").put("invert", false);
        byteLevel(steps.addObject(), false);
        root.putNull("post_processor");
        byteLevel(root.putObject("decoder"), true);
        ObjectNode model = root.putObject("model").put("type", "BPE");
        model.putNull("dropout")
                .putNull("unk_token")
                .putNull("continuing_subword_prefix")
                .putNull("end_of_word_suffix")
                .put("fuse_unk", false)
                .put("byte_fallback", false)
                .put("ignore_merges", false);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < tokenizer.size(); id++) {
            vocabulary.put(tokenizer.pieces().get(id), id);
        }
        ArrayNode merges = model.putArray("merges");
        for (Tokenizer.Merge merge : tokenizer.merges()) {
            merges.add(merge.left() + " " + merge.right());
        }
        return root.toString();
    }

    private static void byteLevel(ObjectNode node, boolean regex) {
        node.put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", regex);
    }

    static String config(int positions) {
        return Json.pretty(
                Json.object()
                        .put("tokenizer_class", "PreTrainedTokenizerFast")
                        .put("bos_token", Special.BEGIN.content())
                        .put("eos_token", Special.END.content())
                        .put("add_bos_token", false)
                        .put("model_max_length", positions)
                        .put("chat_template", TEMPLATE));
    }

    /** A tokenizer that {@link #tokenizer} wrote. */
    static Tokenizer read(String json) throws IOException {
        List<Tokenizer.Merge> merges = new ArrayList<>();
        JsonNode root = Json.read(json);
        for (JsonNode merge : root.path("model").path("merges")) {
            String[] parts = merge.asText().split(" ", -1);
            if (parts.length != 2) {
                throw new IOException("tokenizer.json: merge is not two pieces: " + merge.asText());
            }
            merges.add(new Tokenizer.Merge(parts[0], parts[1]));
        }
        Tokenizer tokenizer = new Tokenizer(merges);
        JsonNode vocabulary = root.path("model").path("vocab");
        if (vocabulary.size() != tokenizer.size()) {
            throw new IOException("tokenizer.json: not a vocabulary of this lab");
        }
        for (int id = 0; id < tokenizer.size(); id++) {
            if (vocabulary.path(tokenizer.pieces().get(id)).asInt(-1) != id) {
                throw new IOException(
                        "tokenizer.json: token %d is not where expected".formatted(id));
            }
        }
        return tokenizer;
    }
}
