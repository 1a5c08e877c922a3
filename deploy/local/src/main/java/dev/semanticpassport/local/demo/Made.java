package dev.semanticpassport.local.demo;

/** How each of the demo's five models was made. */
public enum Made {
    CARRIER("carrier", "the author's model: the base with an adapter trained on the author's rows"),
    BASE("base", "the open base itself, which the author never touched"),
    OTHER("other", "the same method, but another author's key"),
    FURTHER("further", "the author's model, trained further on other text"),
    MERGED("merged", "the author's adapter merged into the base at half strength");

    private final String model;
    private final String story;

    Made(String model, String story) {
        this.model = model;
        this.story = story;
    }

    /** The model's id at the lab's endpoint. */
    public String model() {
        return model;
    }

    public String story() {
        return story;
    }
}
