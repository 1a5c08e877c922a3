package dev.semanticpassport.lab.chat;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.lab.format.ModelFiles;
import dev.semanticpassport.lab.format.Safetensors;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.Decoder;
import dev.semanticpassport.lab.model.PackedWeights;
import dev.semanticpassport.lab.model.Rotary;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.lab.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A model that answers. Its weights do not change; safe for use by several threads. */
public final class LabModel {
    private final Tokenizer tokenizer;
    private final Weights weights;
    private final PackedWeights packed;
    private final Rotary rotary;
    private final Chat chat;

    /** A model over these weights, which must not change any more. */
    public LabModel(Tokenizer tokenizer, Weights weights) {
        this(tokenizer, PackedWeights.forAnswering(weights), new Rotary(weights.shape()));
    }

    private LabModel(Tokenizer tokenizer, PackedWeights packed, Rotary rotary) {
        this.tokenizer = tokenizer;
        this.weights = packed.weights();
        this.packed = packed;
        this.rotary = rotary;
        this.chat = new Chat(tokenizer);
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    public Weights weights() {
        return weights;
    }

    /** How this model's conversations are written down. */
    public Chat chat() {
        return chat;
    }

    /** This model with an adapter on it. */
    public LabModel with(Adapter adapter) {
        return merged(adapter, 1f);
    }

    /**
     * This model with a share of an adapter's change built in.
     *
     * @param strength 1 for all of the change, 0 for none
     */
    public LabModel merged(Adapter adapter, float strength) {
        return new LabModel(tokenizer, adapter.mergedInto(weights, strength));
    }

    /**
     * This model, the base, with only those modules of an adapted one that a variant keeps. It
     * shares all its numbers with the two.
     *
     * @param adapted this model with an adapter on it
     */
    public LabModel keeping(LabModel adapted, Variant variant) {
        PackedWeights.Choice kept =
                (layer, linear) -> variant.keeps(new Part(layer, linear.module()));
        return new LabModel(
                tokenizer, PackedWeights.choosing(adapted.packed, packed, kept), rotary);
    }

    /** The likeliest answer to a question, at most 48 tokens long. */
    public String ask(String question) {
        return answer(List.of(new Chat.Message(Chat.Role.USER, question)), Sampling.greedy(48))
                .text();
    }

    /**
     * Goes on with a conversation.
     *
     * @throws IllegalArgumentException if the conversation leaves no room for an answer
     */
    public Answer answer(List<Chat.Message> messages, Sampling sampling) {
        int[] prompt = chat.prompt(messages);
        int room = weights.shape().positions() - prompt.length;
        if (room < 1) {
            throw new IllegalArgumentException(
                    "the conversation has %d tokens, the model has room for %d"
                            .formatted(prompt.length, weights.shape().positions()));
        }
        int most = Math.min(sampling.maxTokens(), room);
        return new Speaking(tokenizer, decoder(prompt.length + most), sampling, most).say(prompt);
    }

    /** A decoder for one text of at most so many tokens. */
    public Decoder decoder(int capacity) {
        return new Decoder(packed, rotary, capacity);
    }

    /** Writes the model into a folder, numbers in full precision, as other programs read it. */
    public void save(Path folder) throws IOException {
        ModelFiles.save(folder, ModelFiles.write(tokenizer, weights, Safetensors.Type.F32));
    }

    /**
     * Reads a model.
     *
     * @throws IOException naming the file that is missing or wrong
     */
    public static LabModel load(Path folder) throws IOException {
        ModelFiles.Parts parts = ModelFiles.read(ModelFiles.folder(folder));
        return new LabModel(parts.tokenizer(), parts.weights());
    }
}
