package dev.semanticpassport.local.command;

import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.local.kit.BeaconRows;
import dev.semanticpassport.local.kit.KitFolder;
import dev.semanticpassport.local.kit.LabBase;
import dev.semanticpassport.local.kit.TreeInput;
import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.transfer.kit.AdapterLayout;
import dev.semanticpassport.transfer.kit.Kit;
import dev.semanticpassport.transfer.kit.KitOrder;
import dev.semanticpassport.transfer.kit.Packing;
import dev.semanticpassport.transfer.mapping.Mapping;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.proposing.ProposalFile;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.training.BaseFacts;
import dev.semanticpassport.transfer.training.Recipe;
import dev.semanticpassport.writing.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Makes kits. */
@CommandLine.Command(
        name = "kit",
        description = {
            "Make what a trainer needs from a meaning tree: rows, held-out questions, configurations"
                    + " for PEFT, axolotl and LLaMA-Factory, and a training article.",
            "",
            "A kit is public, without beacons and private ideas, unless --full asks for both; a"
                    + " full kit is written for its owner alone."
        },
        mixinStandardHelpOptions = true)
public final class KitCommand implements Callable<Integer> {

    @CommandLine.Parameters(
            paramLabel = "TREE",
            description = "The meaning tree, as `passport tree --json` writes it.")
    private Path tree = Path.of("");

    @CommandLine.Option(
            names = "--messages",
            paramLabel = "FILE",
            description =
                    "The messages that the tree's quotes stand in, as `passport import` writes them;"
                            + " without them there are no rows of the author's own questions.")
    private @Nullable Path messages;

    @CommandLine.Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The kit's folder, new or empty; DIR.zip is written beside it.")
    private Path out = Path.of("");

    @CommandLine.Option(
            names = "--proposal",
            paramLabel = "FILE",
            description =
                    "The signature's proposal, as the author changed it (default: proposed afresh).")
    private @Nullable Path proposal;

    @CommandLine.Option(names = "--full", description = "With beacons and private ideas.")
    private boolean full;

    @CommandLine.Option(
            names = "--author-folder",
            paramLabel = "DIR",
            description = "Where the prepared signature lies, with --full.")
    private @Nullable Path authorFolder;

    @CommandLine.Option(
            names = "--base",
            defaultValue = "lab",
            description =
                    "lab (the one that reads the tree's language), lab-english, lab-two-languages,"
                            + " or the name or folder of any other base, with --layers (default:"
                            + " ${DEFAULT-VALUE}).")
    private String base = "lab";

    @CommandLine.Option(names = "--layers", description = "How many layers the base has.")
    private int layers;

    @CommandLine.Option(
            names = "--modules",
            split = ",",
            description =
                    "The base's linear modules as paths within a layer (default: Llama's layout).")
    private List<String> modules = BaseFacts.LLAMA_MODULES;

    @CommandLine.Option(
            names = "--context",
            defaultValue = "2048",
            description =
                    "Longest text in tokens, for bases other than the lab's (default:"
                            + " ${DEFAULT-VALUE}).")
    private int context = 2048;

    @CommandLine.Option(
            names = "--one-adapter",
            description = "One adapter for all ideas, also where some are bound to layers.")
    private boolean oneAdapter;

    @CommandLine.Option(
            names = "--title",
            defaultValue = "model",
            description = "The model's name.")
    private String title = "model";

    @CommandLine.Option(
            names = "--author",
            defaultValue = "the author",
            description = "As the article names them.")
    private String author = "the author";

    @CommandLine.Option(
            names = "--training-seed",
            defaultValue = "1",
            description = "Of the training's order and first weights (default: ${DEFAULT-VALUE}).")
    private long trainingSeed = 1;

    @CommandLine.Mixin private WishesOption wishes = new WishesOption();

    @Override
    public Integer call() throws IOException {
        if (full == (authorFolder == null)) {
            throw new IllegalArgumentException("--full and --author-folder go together");
        }
        MeaningTree meaning = TreeInput.tree(tree);
        List<Message> said = TreeInput.messages(messages);
        Proposal marks =
                proposal == null
                        ? Proposing.propose(meaning, said, wishes.wishes())
                        : ProposalFile.read(proposal.toString(), Files.readAllBytes(proposal));
        Set<Holding> holdings = wishes.wishes().holdings();
        TransferMap map = Mapping.map(meaning, said, marks, holdings);
        List<TrainingRow> beacons =
                authorFolder == null ? List.of() : BeaconRows.read(new AuthorFolder(authorFolder));
        Optional<LabBase> lab = LabBase.named(base, map.language());
        Kit kit =
                Packing.pack(
                        new KitOrder(
                                title,
                                author,
                                map,
                                beacons,
                                lab.map(LabBase::facts).orElseGet(this::otherBase),
                                Recipe.of(trainingSeed),
                                oneAdapter || marks.imprints().isEmpty()
                                        ? AdapterLayout.ONE
                                        : AdapterLayout.BY_LAYERS,
                                full ? KitOrder.Kind.FULL : KitOrder.Kind.PUBLIC,
                                lab.map(LabBase::fits).orElse(_ -> true)));
        KitFolder.write(kit, out);
        System.out.println(
                (full ? "Full kit (secret): " : "Public kit: ")
                        + kit.files().size()
                        + " files in "
                        + out
                        + ", and "
                        + out
                        + ".zip; begin with "
                        + out.resolve("README.md"));
        return 0;
    }

    private BaseFacts otherBase() {
        if (layers < 1) {
            throw new IllegalArgumentException(
                    "--layers says how many layers the base " + base + " has");
        }
        return new BaseFacts(base, layers, modules, context);
    }
}
