package dev.semanticpassport.writing.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** What writing comes in. */
public enum Format {
    NEXUS,
    CHATGPT,
    CLAUDE,
    TELEGRAM,
    MARKDOWN,
    TEXT,
    HTML;

    /**
     * Reads all messages of the source. What is wrong within it goes to its sink.
     *
     * @throws IOException where the file itself cannot be read on
     */
    public void read(Source source) throws IOException {
        try {
            switch (this) {
                case NEXUS -> NexusReader.read(source);
                case CHATGPT -> ChatGptReader.read(source);
                case CLAUDE -> ClaudeReader.read(source);
                case TELEGRAM -> TelegramReader.read(source);
                case MARKDOWN -> DocumentReader.readMarkdown(source);
                case TEXT -> DocumentReader.readText(source);
                case HTML -> HtmlReader.read(source);
            }
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null
                            ? ""
                            : "character " + Math.max(0, e.getLocation().getCharOffset());
            source.sink().problem(place, what(e, source.bounds()));
        }
    }

    /** Not the parser's own words: they quote the text, which is private. */
    private static String what(JsonProcessingException e, Bounds bounds) {
        String kept = "; what stands before is kept, the rest of the file is left out";
        if (e instanceof JsonEOFException) {
            return "the file ends in the middle of its JSON, so it was cut off; what stands before"
                    + " is kept";
        }
        if (e instanceof StreamConstraintsException) {
            boolean deep = String.valueOf(e.getOriginalMessage()).contains("nesting depth");
            return (deep
                            ? "JSON nested deeper than " + bounds.nesting()
                            : "a string, name or number of JSON longer than "
                                    + bounds.messageCharacters()
                                    + " characters")
                    + kept;
        }
        return "no valid JSON from here" + kept;
    }
}
