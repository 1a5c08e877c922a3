package dev.semanticpassport.local;

import dev.semanticpassport.core.signing.UnreadableFileException;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.command.BackupCommand;
import dev.semanticpassport.local.command.BenchCommand;
import dev.semanticpassport.local.command.DeadLettersCommand;
import dev.semanticpassport.local.command.DemoCommand;
import dev.semanticpassport.local.command.DeployCommand;
import dev.semanticpassport.local.command.DigestCommand;
import dev.semanticpassport.local.command.EndpointCommand;
import dev.semanticpassport.local.command.ExportCommand;
import dev.semanticpassport.local.command.FileProblem;
import dev.semanticpassport.local.command.FleetCommand;
import dev.semanticpassport.local.command.IdentifyCommand;
import dev.semanticpassport.local.command.ImagesCommand;
import dev.semanticpassport.local.command.ImportCommand;
import dev.semanticpassport.local.command.InspectCommand;
import dev.semanticpassport.local.command.IssueCommand;
import dev.semanticpassport.local.command.KeyCommand;
import dev.semanticpassport.local.command.KitCommand;
import dev.semanticpassport.local.command.KnockoutCommand;
import dev.semanticpassport.local.command.LabCommand;
import dev.semanticpassport.local.command.LogCommand;
import dev.semanticpassport.local.command.PanelCommand;
import dev.semanticpassport.local.command.ReportCommand;
import dev.semanticpassport.local.command.RestoreCommand;
import dev.semanticpassport.local.command.SecretCommand;
import dev.semanticpassport.local.command.SignatureCommand;
import dev.semanticpassport.local.command.SubmitCommand;
import dev.semanticpassport.local.command.TraceCommand;
import dev.semanticpassport.local.command.TraitsCommand;
import dev.semanticpassport.local.command.TreeCommand;
import dev.semanticpassport.local.command.UpCommand;
import dev.semanticpassport.local.command.VerifyCommand;
import dev.semanticpassport.local.command.WatchCommand;
import dev.semanticpassport.manifests.ManifestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** The command line. */
@CommandLine.Command(
        name = "passport",
        description = "Tell how a language model was made, by measurement.",
        mixinStandardHelpOptions = true,
        version = "Semantic Passport 0.1",
        footer = {
            "",
            "Commands of the script itself: `test` builds and passes all tests, `build` only builds.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no JDK 25."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            TreeCommand.class,
            SubmitCommand.class,
            WatchCommand.class,
            TraceCommand.class,
            ReportCommand.class,
            PanelCommand.class,
            IdentifyCommand.class,
            TraitsCommand.class,
            FleetCommand.class,
            EndpointCommand.class,
            SignatureCommand.class,
            KeyCommand.class,
            IssueCommand.class,
            VerifyCommand.class,
            ExportCommand.class,
            DigestCommand.class,
            InspectCommand.class,
            KnockoutCommand.class,
            LogCommand.class,
            KitCommand.class,
            SecretCommand.class,
            DeadLettersCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ImportCommand.class,
            LabCommand.class,
            DeployCommand.class,
            ImagesCommand.class,
            BenchCommand.class
        })
public final class Main implements Runnable {

    private Main() {}

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    public static void main(String[] args) {
        // libraries' logs are for the services' files; here they would stand in the way of the text
        Logger.getLogger("").setLevel(Level.SEVERE);
        System.exit(commandLine().execute(args));
    }

    /** The whole command line. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof Rest.Refused
                    || problem instanceof ManifestException
                    || problem instanceof UnreadableFileException
                    || problem instanceof IllegalStateException
                    || problem instanceof IllegalArgumentException
                    || problem instanceof IOException
                    || problem instanceof UncheckedIOException) {
                System.err.println("passport: " + told(problem));
                if (System.getenv("PASSPORT_DEBUG") != null) {
                    problem.printStackTrace();
                }
                return 1;
            }
            // anything else is a bug, and whoever reports it needs the trace
            throw problem;
        });
        return line;
    }

    private static String told(Exception problem) {
        return switch (problem) {
            case IOException file -> FileProblem.told(file);
            case UncheckedIOException file when file.getCause() != null ->
                    FileProblem.told(file.getCause());
            default -> String.valueOf(problem.getMessage());
        };
    }
}
