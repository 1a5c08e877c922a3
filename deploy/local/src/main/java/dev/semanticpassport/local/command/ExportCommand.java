package dev.semanticpassport.local.command;

import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.file.PassportFile;
import dev.semanticpassport.document.verifying.AtHand;
import dev.semanticpassport.document.verifying.Trust;
import dev.semanticpassport.document.verifying.Verified;
import dev.semanticpassport.document.verifying.Verifying;
import dev.semanticpassport.exchange.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Writes a passport in the formats of others. */
@CommandLine.Command(
        name = "export",
        description = {
            "Write a passport's file in the formats of others.",
            "A file that is refuted is not exported."
        },
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

    @CommandLine.Parameters(paramLabel = "FILE", description = "The passport's file.")
    private Path file = Path.of("passport.json");

    @CommandLine.Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "Where to write.")
    private Path folder = Path.of(".");

    @CommandLine.Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = {
                "html, markdown, model-card, cyclonedx, spdx, skos, test-result, eu-documentation"
                        + " or eu-summary (default: all)."
            })
    private List<String> formats = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Verified verified = Verifying.verify(file.toString(), bytes, Trust.NOTHING, AtHand.NOTHING);
        switch (verified.outcome()) {
            case REFUTED, UNREADABLE -> {
                System.err.print(Findings.lines(verified));
                return verified.outcome().exitCode();
            }
            case VERIFIED, UNDECIDED -> {}
        }
        PassportDocument document =
                PassportFile.parse(file.toString(), bytes).document(file.toString());
        Files.createDirectories(folder);
        for (Export export : chosen()) {
            Path out = folder.resolve(export.fileName());
            Files.writeString(out, export.write(document, Instant.now()));
            System.out.println(out);
        }
        return 0;
    }

    private List<Export> chosen() {
        if (formats.isEmpty()) {
            return List.of(Export.values());
        }
        return formats.stream()
                .map(word ->
                        Arrays.stream(Export.values())
                                .filter(one -> one.word().equals(word))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(known(word))))
                .toList();
    }

    private static String known(String word) {
        return word
                + " is none of "
                + Arrays.stream(Export.values())
                        .map(Export::word)
                        .collect(Collectors.joining(", "));
    }
}
