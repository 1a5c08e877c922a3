package dev.semanticpassport.writing.format;

import dev.semanticpassport.writing.CharacterRange;
import dev.semanticpassport.writing.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out of a JSON export, whose fields come in any order. It may have no text:
 * it then only holds others together.
 */
final class Draft {
    String id = "";
    String parent = "";
    Speaker speaker = Speaker.PRODUCT;
    String name = "";
    @Nullable Instant time;
    String text = "";
    CharacterRange place = new CharacterRange(0, 0);

    /** What was handed in or made along with it: attachments, thoughts, calls of tools. */
    final List<Draft> extras = new ArrayList<>();

    boolean hasText() {
        return !text.isBlank();
    }
}
