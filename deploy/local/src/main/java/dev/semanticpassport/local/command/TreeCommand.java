package dev.semanticpassport.local.command;

import dev.semanticpassport.local.client.ChatWordsmith;
import dev.semanticpassport.local.kit.TreeInput;
import dev.semanticpassport.local.platform.OwnerOnly;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import dev.semanticpassport.meaning.comparing.Comparison;
import dev.semanticpassport.meaning.comparing.TreeComparing;
import dev.semanticpassport.meaning.editing.Edited;
import dev.semanticpassport.meaning.editing.TreeEdit;
import dev.semanticpassport.meaning.editing.TreeEditing;
import dev.semanticpassport.meaning.json.SkosJson;
import dev.semanticpassport.meaning.json.TreeEditJson;
import dev.semanticpassport.meaning.json.TreeJson;
import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.outline.Outline;
import dev.semanticpassport.meaning.refining.TreeRefining;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Draws meaning trees and compares them. */
@CommandLine.Command(
        name = "tree",
        description = {
            "Draw the meaning tree of imported messages.",
            "",
            "  passport import DIR --out messages.jsonl",
            "  passport tree messages.jsonl",
            "  passport tree messages.jsonl --edits edits.json --json --out tree.json",
            "  passport tree compare one.json other.json"
        },
        mixinStandardHelpOptions = true,
        subcommands = {TreePushCommand.class, TreePullCommand.class, TreeEditCommand.class})
public final class TreeCommand implements Callable<Integer> {

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Messages as `passport import` writes them.")
    @Nullable Path messages;

    @CommandLine.Option(
            names = "--edits",
            paramLabel = "FILE",
            description = "The author's edits, applied onto the tree.")
    @Nullable Path edits;

    @CommandLine.Option(
            names = "--language",
            paramLabel = "FILE",
            description = "A further language's file; may be given again.")
    List<Path> languages = new ArrayList<>();

    @CommandLine.Option(
            names = "--ideas",
            defaultValue = "400",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    int ideas;

    @CommandLine.Option(
            names = "--scheme",
            defaultValue = "urn:semantic-passport:tree",
            paramLabel = "IRI",
            description = "Of the SKOS concept scheme (default: ${DEFAULT-VALUE}).")
    String scheme = "urn:semantic-passport:tree";

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = {
                "Write there instead of to the terminal; only you may read it, unless it is --skos."
            })
    @Nullable Path out;

    @CommandLine.ArgGroup Form form = new Form();

    /** What is written. */
    static final class Form {
        @CommandLine.Option(names = "--outline", description = "As text (the default).")
        boolean outline;

        @CommandLine.Option(
                names = "--json",
                description = "As canonical JSON, private ideas included.")
        boolean json;

        @CommandLine.Option(
                names = "--skos",
                description = "As SKOS in JSON-LD, public ideas alone.")
        boolean skos;
    }

    @CommandLine.ArgGroup(exclusive = false)
    @Nullable Refining refining;

    /** A model that words labels and definitions; without it the tree is complete. */
    static final class Refining {
        @CommandLine.Option(
                names = "--refine",
                required = true,
                paramLabel = "URL",
                description =
                        "An OpenAI-compatible endpoint that may reword labels and definitions of public"
                                + " ideas; what it words is marked as its own.")
        URI endpoint = URI.create("");

        @CommandLine.Option(
                names = "--model",
                required = true,
                paramLabel = "NAME",
                description = "Its model.")
        String model = "";

        @CommandLine.Option(
                names = "--key-variable",
                paramLabel = "NAME",
                description = "The environment's variable that holds the endpoint's key.")
        @Nullable String keyVariable;
    }

    @SuppressWarnings("NullAway.Init") // set by the command line before the call
    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (messages == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Missing required parameter: FILE");
        }
        List<Language> all = new ArrayList<>(Language.SHIPPED);
        for (Path file : languages) {
            all.add(Language.read(file.toString(), Files.readAllBytes(file)));
        }
        List<TreeEdit> decided =
                edits == null
                        ? List.of()
                        : TreeEditJson.read(edits.toString(), Files.readAllBytes(edits));
        TreeSettings settings =
                TreeSettings.USUAL
                        .in(all)
                        .withMaximumIdeas(ideas)
                        .keeping(TreeEditing.ideas(decided));
        MeaningTree drawn = TreeBuilding.build(TreeInput.messages(messages), settings);
        Edited edited = TreeEditing.apply(drawn, decided);
        for (Edited.Unapplied unapplied : edited.unapplied()) {
            System.err.println(
                    "edit "
                            + (unapplied.place() + 1)
                            + " is not applied: "
                            + unapplied.refusal().message());
        }
        write(bytes(refined(edited.tree()), all));
        return 0;
    }

    private MeaningTree refined(MeaningTree tree) {
        if (refining == null) {
            return tree;
        }
        Optional<String> key =
                Optional.ofNullable(refining.keyVariable)
                        .map(name -> Optional.ofNullable(System.getenv(name)).orElse(""));
        if (key.filter(String::isEmpty).isPresent()) {
            throw new IllegalArgumentException(
                    "the environment has no variable " + refining.keyVariable);
        }
        return TreeRefining.refine(tree, new ChatWordsmith(refining.endpoint, refining.model, key));
    }

    private byte[] bytes(MeaningTree tree, List<Language> all) {
        if (form.json) {
            return TreeJson.write(tree);
        }
        return form.skos
                ? SkosJson.write(tree, scheme, all)
                : Outline.of(tree).getBytes(StandardCharsets.UTF_8);
    }

    private void write(byte[] bytes) throws IOException {
        if (out != null && form.skos) {
            Files.write(out, bytes);
        } else if (out != null) {
            // it holds private ideas
            OwnerOnly.write(out, bytes);
        } else {
            System.out.write(bytes);
            System.out.println();
        }
    }

    @CommandLine.Command(
            name = "compare",
            description = "What two trees have in common, and what not.",
            mixinStandardHelpOptions = true)
    Integer compare(
            @CommandLine.Parameters(paramLabel = "ONE", description = "A tree as JSON.") Path one,
            @CommandLine.Parameters(paramLabel = "OTHER", description = "Another one.") Path other,
            @CommandLine.Option(
                            names = "--skos",
                            description = "As SKOS mapping relations in JSON-LD.")
                    boolean skos)
            throws IOException {
        MeaningTree left = TreeInput.tree(one);
        MeaningTree right = TreeInput.tree(other);
        Comparison comparison = TreeComparing.compare(left, right, Language.SHIPPED);
        if (skos) {
            System.out.write(
                    SkosJson.write(comparison, left, scheme + ":one", right, scheme + ":other"));
            System.out.println();
        } else {
            System.out.print(TreeComparing.text(comparison, left, right));
        }
        return 0;
    }
}
