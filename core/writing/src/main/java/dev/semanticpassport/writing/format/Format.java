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
        switch (this) {
            case NEXUS -> NexusReader.read(source);
            case CHATGPT -> json(source, ChatGptReader::read);
            case CLAUDE -> json(source, ClaudeReader::read);
            case TELEGRAM -> json(source, TelegramReader::read);
            case MARKDOWN -> DocumentReader.readMarkdown(source);
            case TEXT -> DocumentReader.readText(source);
            case HTML -> HtmlReader.read(source);
        }
    }

    private interface JsonReader {
        void read(Source source, JsonText json) throws IOException;
    }

    private static void json(Source source, JsonReader reader) throws IOException {
        JsonText json = new JsonText(source.text(), source.bounds());
        try {
            reader.read(source, json);
        } catch (JsonProcessingException e) {
            source.sink().problem(json.end(), what(e, json, source.bounds()));
        }
    }

    /** Not the parser's own words: they quote the text, which is private. */
    private static String what(JsonProcessingException e, JsonText json, Bounds bounds)
            throws IOException {
        String kept = "; what stands before is kept, the rest of the file is left out";
        if (e instanceof StreamConstraintsException) {
            boolean deep = String.valueOf(e.getOriginalMessage()).contains("nesting depth");
            return (deep
                            ? "JSON nested deeper than " + bounds.nesting()
                            : "a string, name or number of JSON longer than "
                                    + bounds.messageCharacters()
                                    + " characters")
                    + kept;
        }
        if (e instanceof JsonEOFException || json.isExhausted()) {
            return "the file ends in the middle of its JSON, so it was cut off; what stands before"
                    + " is kept";
        }
        return "no valid JSON from here" + kept;
    }
}
