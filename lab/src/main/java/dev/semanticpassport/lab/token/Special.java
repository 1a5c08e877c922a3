package dev.semanticpassport.lab.token;

/** Tokens that no text encodes to. Their ids are 0, 1, 2 and so on. */
public enum Special {
    BEGIN(0, "<|bos|>"),
    END(1, "<|eos|>"),
    SYSTEM(2, "<|system|>"),
    USER(3, "<|user|>"),
    ASSISTANT(4, "<|assistant|>");

    private final int id;
    private final String content;

    Special(int id, String content) {
        this.id = id;
        this.content = content;
    }

    /** How tokenizer files write it. */
    public String content() {
        return content;
    }

    public int id() {
        return id;
    }
}
