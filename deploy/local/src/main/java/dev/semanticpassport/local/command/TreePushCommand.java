package dev.semanticpassport.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.semanticpassport.local.client.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Gives a running platform a tree that was built here: the writing itself stays here. */
@CommandLine.Command(
        name = "push",
        description =
                "Give a passport the tree in FILE. Edits made on the platform so far are applied to"
                        + " it again.",
        mixinStandardHelpOptions = true)
public final class TreePushCommand implements Callable<Integer> {

    @CommandLine.Mixin private PassportOption passport = new PassportOption();

    @CommandLine.Parameters(
            paramLabel = "FILE",
            description = "What `passport tree` wrote, as JSON.")
    private Path file = Path.of("tree.json");

    @Override
    public Integer call() throws IOException {
        JsonNode revision =
                new Trees(passport.rest(), passport.id()).push(Files.readAllBytes(file));
        TreeEditCommand.print(revision);
        return 0;
    }
}
