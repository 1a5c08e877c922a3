package dev.semanticpassport.lab.cli;

import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseRecipe;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.base.BaseTraining;
import dev.semanticpassport.lab.base.Texts;
import dev.semanticpassport.lab.base.TwoLanguageTexts;
import dev.semanticpassport.lab.chat.LabModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description =
                "Trains the base from scratch and says whether it is the shipped one to the last"
                        + " bit.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, description = "folder for the base")
    private Path out = Path.of("");

    @Option(names = "--steps", description = "another number of steps than the recipe's")
    private int steps;

    @Option(
            names = "--two-languages",
            description = "the base that reads and writes Russian and English")
    private boolean twoLanguages;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter output = spec.commandLine().getOut();
        BaseRecipe named = twoLanguages ? TwoLanguageTexts.recipe() : BaseRecipe.shipped();
        BaseRecipe recipe = steps > 0 ? named.withSteps(steps) : named;
        Texts texts =
                twoLanguages
                        ? new TwoLanguageTexts(recipe.worldSeed())
                        : new BaseTexts(recipe.worldSeed());
        LabModel base =
                BaseTraining.train(recipe, texts, new ProgressLines(output, System::nanoTime));
        String digest = Base.save(base, recipe, out);
        output.println("DIGEST " + digest);
        if (recipe.equals(named)) {
            String shipped = twoLanguages ? Base.twoLanguagesDigest() : Base.digest();
            output.println("SHIPPED " + shipped + " equal=" + digest.equals(shipped));
        } else {
            output.println("Not the recipe of the shipped base, so the digests are not compared.");
        }
        output.flush();
        return 0;
    }
}
