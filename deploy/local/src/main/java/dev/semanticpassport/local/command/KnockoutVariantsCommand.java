package dev.semanticpassport.local.command;

import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.core.imprint.VariantId;
import dev.semanticpassport.local.knockout.LoadingVariants;
import dev.semanticpassport.local.knockout.PlannedVariants;
import dev.semanticpassport.local.knockout.PlannedVariants.Grain;
import dev.semanticpassport.local.knockout.VariantServer;
import dev.semanticpassport.weights.RefusedException;
import dev.semanticpassport.weights.opening.Contents;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import dev.semanticpassport.weights.variants.LlamaLayout;
import dev.semanticpassport.weights.variants.VariantFormat;
import dev.semanticpassport.weights.variants.WritingVariants;
import dev.semanticpassport.weights.variants.WrittenVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Writes variants of an adapter, and loads them into a server. */
@CommandLine.Command(
        name = "variants",
        description = {
            "Write an adapter with parts removed, or with parts kept alone.",
            "",
            "  passport knockout variants --adapter DIR --out OUT --modules --pairs",
            "  passport knockout variants --adapter DIR --out OUT --load-into vllm=http://HOST:8000",
            "  passport knockout variants --adapter DIR --base DIR --format gguf --out OUT"
        },
        footer = {
            "",
            "Exit codes: 0 all written, 1 a variant or the adapter was refused, 2 wrong usage."
        },
        mixinStandardHelpOptions = true)
public final class KnockoutVariantsCommand implements Callable<Integer> {
    private static final int MOST_VARIANTS = 20_000;

    @CommandLine.Mixin private GrainOptions grain = new GrainOptions();

    @CommandLine.Option(
            names = "--adapter",
            required = true,
            paramLabel = "PATH",
            description = "A PEFT adapter's folder, or a GGUF adapter.")
    private Path adapter = Path.of("");

    @CommandLine.Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description =
                    "Where the variants go, a folder or file for each; nothing else is touched.")
    private Path out = Path.of("");

    @CommandLine.Option(
            names = "--name",
            paramLabel = "ID",
            description = "The adapter's id in the server (default: its file's name).")
    private @Nullable String name;

    @CommandLine.Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES} (default: as the adapter is).")
    private @Nullable Format format;

    @CommandLine.Option(
            names = "--base",
            paramLabel = "DIR",
            description = "The model below, whose config.json tells its heads; for peft to gguf.")
    private @Nullable Path base;

    @CommandLine.Option(
            names = "--variant",
            paramLabel = "VARIANT",
            description = "This one alone, such as minus:3.q_proj or only:1+2; several times.")
    private List<String> named = List.of();

    @CommandLine.Option(
            names = "--load-into",
            paramLabel = "SERVER",
            description = "vllm=URL or llama.cpp=URL.")
    private @Nullable String server;

    @CommandLine.Option(
            names = "--seen-as",
            paramLabel = "DIR",
            description = "The variants' folder as the server knows it, such as in a container.")
    private @Nullable String seenAs;

    @CommandLine.Option(
            names = "--key-variable",
            paramLabel = "NAME",
            description = "Environment variable that holds the server's API key.")
    private @Nullable String keyVariable;

    /** As the command line names formats. */
    enum Format {
        peft(VariantFormat.PEFT),
        gguf(VariantFormat.GGUF);

        private final VariantFormat format;

        Format(VariantFormat format) {
            this.format = format;
        }
    }

    @Override
    public Integer call() throws IOException {
        Optional<VariantServer> into = Optional.empty();
        if (server != null) {
            into = VariantServer.parse(server);
            if (into.isEmpty()) {
                System.err.println("passport: --load-into is vllm=URL or llama.cpp=URL");
                return CommandLine.ExitCode.USAGE;
            }
        }
        List<WrittenVariant> written = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        try (Opened opened = Opening.open(adapter)) {
            write(WritingVariants.of(opened), written, refused);
        }
        refused.forEach(line -> System.err.println("passport: " + line));
        if (into.isPresent()) {
            LoadingVariants loading =
                    new LoadingVariants(
                            Optional.ofNullable(keyVariable).map(System::getenv),
                            Optional.ofNullable(seenAs));
            loading.load(into.get(), written).forEach(System.out::println);
        }
        return refused.isEmpty() ? 0 : 1;
    }

    private void write(WritingVariants writing, List<WrittenVariant> written, List<String> refused)
            throws IOException {
        Optional<LlamaLayout> turned = layout(writing);
        SequencedSet<Variant> variants = variants(writing);
        requireRoom(writing, variants.size());
        if (!writing.always().isEmpty()) {
            System.out.println("in every variant: " + String.join(", ", writing.always()));
        }
        System.out.println("modules kept  removed  size       id");
        for (Variant variant : variants) {
            try {
                WrittenVariant one =
                        turned.isPresent()
                                ? writing.writeGguf(variant, id(), out, turned.get())
                                : writing.write(variant, id(), out);
                written.add(one);
                System.out.printf(
                        Locale.ROOT,
                        "%12d  %7d  %6.1f KB  %s%n",
                        one.kept(),
                        one.removed(),
                        one.sizeBytes() / 1e3,
                        one.id());
            } catch (RefusedException e) {
                refused.add(e.getMessage());
            }
        }
    }

    /** The whole one first, so that all of them are asked under the same roof. */
    private SequencedSet<Variant> variants(WritingVariants writing) {
        SequencedSet<Variant> variants = new LinkedHashSet<>();
        variants.add(new Variant.Whole());
        named.forEach(text -> variants.add(VariantId.of(id() + VariantId.MARK + text).variant()));
        Set<Grain> grains = grain.named();
        if (grains.isEmpty() && named.isEmpty()) {
            grains.add(Grain.LAYERS);
        }
        // nothing of the adapter is the base, which needs no file
        PlannedVariants.of(writing.parts(), List.of(), grains).stream()
                .filter(variant -> !(variant instanceof Variant.Nothing))
                .forEach(variants::add);
        return variants;
    }

    private void requireRoom(WritingVariants writing, int variants) throws IOException {
        if (variants > MOST_VARIANTS) {
            throw new IllegalArgumentException(
                    "that would be %d variants, more than %d".formatted(variants, MOST_VARIANTS));
        }
        Files.createDirectories(out);
        long needed = Math.multiplyExact(writing.mostBytes(), (long) variants);
        long free = Files.getFileStore(out).getUsableSpace();
        if (needed > free) {
            throw new IOException(
                    "%d variants may take %d MB, and %s has %d MB left"
                            .formatted(variants, needed / 1_000_000, out, free / 1_000_000));
        }
    }

    private Optional<LlamaLayout> layout(WritingVariants writing) throws IOException {
        VariantFormat wanted = format == null ? writing.format() : format.format;
        if (wanted == writing.format()) {
            return Optional.empty();
        }
        if (wanted == VariantFormat.PEFT) {
            throw new IllegalArgumentException("a GGUF adapter is not turned into PEFT");
        }
        if (base == null) {
            throw new IllegalArgumentException(
                    "--format gguf needs --base DIR: its config.json tells how many heads share"
                            + " the rows");
        }
        try (Opened opened = Opening.open(base)) {
            SequencedMap<String, String> settings =
                    opened.contents() instanceof Contents.Model(var declared)
                            ? declared
                            : new LinkedHashMap<>();
            return Optional.of(LlamaLayout.of(settings));
        }
    }

    private String id() {
        if (name != null) {
            return name;
        }
        String file = String.valueOf(adapter.toAbsolutePath().normalize().getFileName());
        return file.endsWith(".gguf") ? file.substring(0, file.length() - 5) : file;
    }
}
