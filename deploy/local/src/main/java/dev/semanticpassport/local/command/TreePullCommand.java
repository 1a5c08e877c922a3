package dev.semanticpassport.local.command;

import dev.semanticpassport.local.client.Trees;
import dev.semanticpassport.local.platform.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Fetches what of a passport's tree may be published. */
@CommandLine.Command(
        name = "pull",
        description =
                "Fetch the public part of a passport's tree. Private ideas are given by no"
                        + " platform.",
        mixinStandardHelpOptions = true)
public final class TreePullCommand implements Callable<Integer> {

    @CommandLine.Mixin private PassportOption passport = new PassportOption();

    @CommandLine.Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "json, skos or outline (default: ${DEFAULT-VALUE}).")
    private String format = "json";

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it; standard output where left out.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        String tree = new Trees(passport.rest(), passport.id()).pull(format);
        if (out == null) {
            System.out.println(tree);
        } else if (format.equals("skos")) {
            Files.writeString(out, tree);
        } else {
            // it holds private ideas
            OwnerOnly.write(out, tree.getBytes(StandardCharsets.UTF_8));
        }
        return 0;
    }
}
