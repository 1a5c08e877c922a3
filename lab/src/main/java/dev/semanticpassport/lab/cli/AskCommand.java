package dev.semanticpassport.lab.cli;

import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.chat.Answer;
import dev.semanticpassport.lab.chat.Chat;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.chat.Sampling;
import dev.semanticpassport.lab.serve.ModelShelf;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "ask", description = "Asks a model one question.", mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            description = "'base' or the folder of a model or adapter (default: base)")
    private String model = ModelShelf.BASE;

    @Option(names = "--temperature", description = "0 for the likeliest answer (default: 0)")
    private double temperature;

    @Option(names = "--seed", description = "of the draws at a temperature above 0 (default: 1)")
    private long seed = 1;

    @Option(names = "--max-tokens", description = "longest answer (default: 64)")
    private int maxTokens = 64;

    @Parameters(arity = "1", paramLabel = "PROMPT", description = "the question")
    private String prompt = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Sampling sampling = new Sampling(temperature, seed, maxTokens, List.of(), false, 0);
        Answer answer = load().answer(List.of(new Chat.Message(Chat.Role.USER, prompt)), sampling);
        PrintWriter output = spec.commandLine().getOut();
        output.println(answer.text());
        output.flush();
        return 0;
    }

    private LabModel load() throws IOException {
        LabModel base = Base.load();
        if (model.equals(ModelShelf.BASE)) {
            return base;
        }
        Path folder = Path.of(model).toAbsolutePath();
        Path parent = folder.getParent();
        if (parent == null || folder.getFileName() == null) {
            throw new IllegalArgumentException("not the folder of a model: " + model);
        }
        return new ModelShelf(base, parent)
                .find(folder.getFileName().toString())
                .orElseThrow(() -> new IOException("no model in " + folder));
    }
}
