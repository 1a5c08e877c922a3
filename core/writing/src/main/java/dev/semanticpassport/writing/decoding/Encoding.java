package dev.semanticpassport.writing.decoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How bytes stand for characters. */
sealed interface Encoding {
    String name();

    /** UTF-8, read strictly; what is not UTF-8 is tried in other encodings, stretch by stretch. */
    record Utf8() implements Encoding {
        @Override
        public String name() {
            return StandardCharsets.UTF_8.name();
        }
    }

    /** UTF-16 or UTF-32. */
    record Wide(Charset charset) implements Encoding {
        @Override
        public String name() {
            return charset.name();
        }
    }

    record Page(CodePage page) implements Encoding {
        @Override
        public String name() {
            return page.name();
        }
    }
}
