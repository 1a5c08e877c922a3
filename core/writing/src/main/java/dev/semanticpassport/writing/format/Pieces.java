package dev.semanticpassport.writing.format;

import dev.semanticpassport.writing.CharacterRange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Joins the strings that make one message, and the stretch from the first to the last of them. */
final class Pieces {
    private final String between;
    private final StringBuilder text = new StringBuilder();
    private @Nullable CharacterRange place;

    Pieces(String between) {
        this.between = between;
    }

    /** Adds the string that the parser stands on. */
    void add(JsonText json) throws IOException {
        CharacterRange here = json.place();
        add(json.string(), here);
    }

    void add(String piece, CharacterRange here) {
        if (piece.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append(between);
        }
        text.append(piece);
        place = place == null ? here : new CharacterRange(place.first(), here.end());
    }

    boolean isEmpty() {
        return text.toString().isBlank();
    }

    int length() {
        return text.length();
    }

    void into(Draft draft) {
        draft.text = text.toString();
        draft.place = place == null ? new CharacterRange(0, 0) : place;
    }
}
