package dev.semanticpassport.recognition.describing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void aTextIsInTheScriptOfMostOfItsLetters() {
        assertThat(Script.of("Use `git commit`, then push.")).isEqualTo(UnicodeScript.LATIN);
        assertThat(Script.of("Наберите git, а потом подождите немного."))
                .isEqualTo(UnicodeScript.CYRILLIC);
        assertThat(Script.of("𠀀𠀁 text")).isEqualTo(UnicodeScript.LATIN);
        assertThat(Script.of("𠀀𠀁𠀂 ok")).isEqualTo(UnicodeScript.HAN);
    }

    @Test
    void withoutLettersThereIsNone() {
        assertThat(Script.of("42 + 1 = 43 \uD800")).isEqualTo(UnicodeScript.COMMON);
        assertThat(Script.of("")).isEqualTo(UnicodeScript.COMMON);
    }
}
