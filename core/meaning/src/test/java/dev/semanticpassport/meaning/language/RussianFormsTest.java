package dev.semanticpassport.meaning.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RussianFormsTest {
    private final RussianForms forms = new RussianForms();

    @ParameterizedTest
    @CsvSource({
        "архитектурную подпись, архитектурная подпись",
        "обучающую статью, обучающая статья",
        "обученную с нуля модель, обученная с нуля модель",
        "семантических сигнатур, семантические сигнатуры",
        "архитектурной онтологии, архитектурная онтология",
        "мета-документации, мета-документация",
        "карту переноса идей, карта переноса идей",
        "символом X, символ X",
        "густыми бровями, густые брови",
        "уровням распаковки, уровни распаковки"
    })
    void anObliqueNameWhoseEndingsDecideComesInItsBasicForm(String written, String basic) {
        assertThat(String.join(" ", forms.basic(List.of(written.split(" "))))).isEqualTo(basic);
    }

    @ParameterizedTest
    @CsvSource({
        "дерево смыслов",
        "семантический паспорт",
        "человек-создатель",
        "затруднительном положении",
        "герой романа",
        "тихий датасет",
        "чат",
        "словарь ритма",
        "нейроядро"
    })
    void whatEndingsLeaveInDoubtStaysAsItIsWritten(String written) {
        assertThat(String.join(" ", forms.basic(List.of(written.split(" "))))).isEqualTo(written);
    }

    @Test
    void verbsAreToldFromNounsThatEndAlike() {
        assertThat(List.of("понять", "увидят", "чувствуется", "ощущать")).allMatch(forms::isVerb);
        assertThat(List.of("память", "бюджет", "паспорт", "кредит", "модель", "чат"))
                .noneMatch(forms::isVerb);
    }
}
