package dev.semanticpassport.local.panel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Recorded answers in files, model by model. */
public final class RecordedAnswers {
    private RecordedAnswers() {}

    /**
     * A file of JSON lines, {@code {"model", "family", "prompt", "answer"}} each; family may be
     * left out, and a name that ends in .gz means that the file is compressed. Nothing is handed on
     * before all of it was read.
     *
     * @param prompts most answers of each model
     * @throws IOException naming the line that cannot be read
     */
    public static void jsonl(Path file, int prompts, Consumer<RecordedModel> each)
            throws IOException {
        new AnswerLines(file, prompts).read(each);
    }

    /**
     * A folder laid out as AlpacaEval's results; a large one is never held at once.
     *
     * @param prompts most answers of each model
     * @throws IOException if there is no model's file in it; what is wrong with one of them is
     *     handed on instead
     */
    public static void alpaca(Path folder, int prompts, Consumer<RecordedModel> each)
            throws IOException {
        new AlpacaResults(prompts).read(folder, each);
    }
}
