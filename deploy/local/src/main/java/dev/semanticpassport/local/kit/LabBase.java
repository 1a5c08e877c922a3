package dev.semanticpassport.local.kit;

import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.transfer.language.Language;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.training.BaseFacts;
import java.util.Optional;
import java.util.function.Predicate;

/** The lab's bases as kits know them. */
public enum LabBase {
    ENGLISH("shipped"),
    TWO_LANGUAGES("two-languages");

    private final String choice;

    LabBase(String choice) {
        this.choice = choice;
    }

    /** The base of that name; the one that reads a language, where only "lab" is said. */
    public static Optional<LabBase> named(String name, Language language) {
        return switch (name) {
            case "lab" ->
                    Optional.of(
                            switch (language) {
                                case ENGLISH -> ENGLISH;
                                case RUSSIAN -> TWO_LANGUAGES;
                            });
            case "lab-english" -> Optional.of(ENGLISH);
            case "lab-two-languages" -> Optional.of(TWO_LANGUAGES);
            default -> Optional.empty();
        };
    }

    /** As the lab's option --base names it. */
    public String choice() {
        return choice;
    }

    /** SHA-256 of its weights file, in hexadecimal digits. */
    public String digest() {
        return switch (this) {
            case ENGLISH -> Base.digest();
            case TWO_LANGUAGES -> Base.twoLanguagesDigest();
        };
    }

    public BaseFacts facts() {
        LabModel model = model();
        return new BaseFacts(
                choice,
                model.weights().shape().layers(),
                BaseFacts.LLAMA_MODULES,
                model.weights().shape().positions());
    }

    /** Whether the base has room for a row: its question, its answer and the marks around them. */
    public Predicate<TrainingRow> fits() {
        LabModel model = model();
        int room = model.weights().shape().positions();
        return row ->
                model.chat().prompt(row.prompt()).length + model.chat().answer(row.answer()).length
                        <= room;
    }

    private LabModel model() {
        return switch (this) {
            case ENGLISH -> Base.load();
            case TWO_LANGUAGES -> Base.twoLanguages();
        };
    }
}
