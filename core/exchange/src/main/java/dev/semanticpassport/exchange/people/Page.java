package dev.semanticpassport.exchange.people;

import java.util.List;

/** A page for people, before it is Markdown or HTML. */
public record Page(String title, List<Block> blocks) {
    public Page {
        blocks = List.copyOf(blocks);
    }
}
