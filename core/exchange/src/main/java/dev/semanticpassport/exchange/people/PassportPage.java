package dev.semanticpassport.exchange.people;

import dev.semanticpassport.document.Carrying;
import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.GivenAnswer;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.PublicIdea;
import dev.semanticpassport.document.PublicSignature;
import dev.semanticpassport.document.Stands;
import dev.semanticpassport.document.VerificationEvidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A passport as a page for people: it says what the document says and nothing else. */
public final class PassportPage {
    private static final List<String> CLAIM_HEADS = List.of("what", "claim", "stands", "evidence");

    private final PassportDocument document;
    private final List<Block> blocks = new ArrayList<>();

    private PassportPage(PassportDocument document) {
        this.document = document;
    }

    /** The page. */
    public static Page of(PassportDocument document) {
        PassportPage page = new PassportPage(document);
        page.summary();
        page.claims();
        page.ideas();
        page.transfer();
        page.document.signature().ifPresent(page::signature);
        page.evidence();
        page.limits();
        return new Page("Semantic passport of " + document.edition().name(), page.blocks);
    }

    private void heading(String text) {
        blocks.add(new Block.Heading(2, text));
    }

    private void summary() {
        long measured = count(Stands.MEASURED);
        long contradicted = count(Stands.CONTRADICTED);
        long declared = document.claims().size() - measured - contradicted;
        blocks.add(
                new Block.Paragraph(
                        "By "
                                + document.edition().author()
                                + ", revision "
                                + document.edition().revision()
                                + ". "
                                + declared
                                + " claims are declared, "
                                + measured
                                + " measured, "
                                + contradicted
                                + " contradicted."));
        blocks.add(
                new Block.Table(
                        List.of("identity", ""),
                        List.of(
                                List.of("passport", document.edition().passportId().toString()),
                                List.of("document", "SHA-256 " + document.digest().hex()),
                                List.of(
                                        "revision before",
                                        document.edition()
                                                .previous()
                                                .map(digest -> "SHA-256 " + digest.hex())
                                                .orElse("none")),
                                List.of("model", identity()))));
    }

    private String identity() {
        return switch (document.identity()) {
            case Identity.Files files -> "files with the digest sha256:" + files.root().hex();
            case Identity.Endpoint endpoint ->
                    endpoint.model()
                            + " behind "
                            + endpoint.host()
                            + ": this identifies no weights";
            case Identity.Named() -> "known by its name alone: this identifies no weights";
        };
    }

    private void claims() {
        List<List<String>> rows = new ArrayList<>();
        if (document.identity() instanceof Identity.Files files) {
            rows.add(row("digest of the files", files.digest()));
        }
        document.architecture()
                .forEach((name, claim) -> rows.add(row("architecture: " + name, claim)));
        document.lineage().forEach(claim -> rows.add(row("made from", claim)));
        document.conditions().forEach((name, claim) -> rows.add(row("making: " + name, claim)));
        document.signature()
                .ifPresent(one -> rows.add(row("carries the signature", one.carried())));
        if (!rows.isEmpty()) {
            heading("Claims");
            blocks.add(new Block.Table(CLAIM_HEADS, rows));
        }
    }

    private static List<String> row(String what, Claim claim) {
        String text = text(claim.value());
        String said =
                claim.measured()
                        .map(measured -> text + " was declared; measured: " + text(measured))
                        .orElse(text);
        return List.of(what, said, claim.stands().word(), String.join(", ", claim.evidence()));
    }

    private static String text(com.fasterxml.jackson.databind.JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> words(field.getKey()) + " " + field.getValue().asText())
                    .collect(Collectors.joining(", "));
        }
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(one -> texts.add(text(one)));
            return String.join(", ", texts);
        }
        return value.asText();
    }

    /** {@code survivalBelow} as "survival below". */
    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private void ideas() {
        if (document.ideas().isEmpty()) {
            return;
        }
        heading("Ideas");
        List<Block.Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        document.ideas().stream()
                .filter(idea -> idea.broader().isEmpty())
                .forEach(idea -> outline(idea, 0, lines, seen));
        blocks.add(new Block.Outline(lines));
        List<List<String>> quotes = new ArrayList<>();
        for (PublicIdea idea : document.ideas()) {
            idea.quotes().stream()
                    .limit(1)
                    .forEach(quote ->
                            quotes.add(
                                    List.of(
                                            idea.text(),
                                            quote.text(),
                                            quote.speaker().toLowerCase(Locale.ROOT),
                                            quote.source()
                                                    + ", message "
                                                    + quote.message()
                                                    + ", "
                                                    + quote.first()
                                                    + " to "
                                                    + quote.end())));
        }
        if (!quotes.isEmpty()) {
            blocks.add(new Block.Heading(3, "Where they come from"));
            blocks.add(new Block.Table(List.of("idea", "first quote", "said by", "place"), quotes));
        }
    }

    /** An idea with several broader ones stands under each, its narrower ones only once. */
    private void outline(PublicIdea idea, int depth, List<Block.Line> lines, Set<String> seen) {
        boolean first = seen.add(idea.id());
        String definition =
                first ? idea.definition().map(text -> ": " + text).orElse("") : " (see above)";
        lines.add(new Block.Line(depth, idea.text() + definition));
        if (first) {
            document.ideas().stream()
                    .filter(other -> other.broader().contains(idea.id()))
                    .forEach(other -> outline(other, depth + 1, lines, seen));
        }
    }

    private void transfer() {
        if (document.transfer().isEmpty()) {
            return;
        }
        heading("Transfer map");
        Map<String, String> labels =
                document.ideas().stream()
                        .collect(Collectors.toMap(PublicIdea::id, PublicIdea::text));
        List<List<String>> rows = new ArrayList<>();
        for (Carrying line : document.transfer()) {
            rows.add(
                    List.of(
                            labels.getOrDefault(line.idea(), line.idea()),
                            String.valueOf(line.rows()),
                            line.layers().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")),
                            String.join(", ", line.modules()),
                            line.article().orElse(""),
                            String.valueOf(line.probes()),
                            line.binding().stands().word()));
        }
        blocks.add(
                new Block.Table(
                        List.of("idea", "rows", "layers", "modules", "article", "probes", "stands"),
                        rows));
    }

    private void signature(PublicSignature signature) {
        heading("Signature");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("beacons", String.valueOf(signature.candidates().size())));
        rows.add(
                List.of(
                        "candidates of each, at least",
                        String.valueOf(
                                signature.candidates().stream()
                                        .mapToInt(Integer::intValue)
                                        .min()
                                        .orElse(0))));
        rows.add(List.of("root of the frozen beacons", signature.beaconsRoot().hex()));
        rows.add(List.of("commitment to the author's key", signature.keyCommitment().hex()));
        rows.add(List.of("frozen", "log entry " + signature.frozenLeaf()));
        signature
                .keyed()
                .ifPresent(keyed -> {
                    rows.add(List.of("root of the beacons' keys", keyed.keysRoot().hex()));
                    rows.add(List.of("keys fixed", "log entry " + keyed.keysLeaf()));
                });
        blocks.add(new Block.Table(List.of("fact", ""), rows));
        if (!signature.traits().isEmpty()) {
            blocks.add(new Block.Heading(3, "Traits"));
            blocks.add(
                    new Block.Table(
                            List.of("asked", "expressed"),
                            signature.traits().stream()
                                    .map(trait -> List.of(trait.question(), trait.expression()))
                                    .toList()));
        }
    }

    private void evidence() {
        if (document.evidence().isEmpty()) {
            return;
        }
        heading("Evidence");
        List<List<String>> rows = new ArrayList<>();
        for (VerificationEvidence one : document.evidence()) {
            rows.add(
                    List.of(
                            one.id().toString(),
                            one.reported("/verdict"),
                            number(one, "/evidence/log10E"),
                            one.reported("/evidence/hits")
                                    + " of "
                                    + one.reported("/evidence/beacons"),
                            number(one, "/evidence/survival")
                                    + " ("
                                    + number(one, "/evidence/survivalInterval/low")
                                    + " to "
                                    + number(one, "/evidence/survivalInterval/high")
                                    + ")",
                            revealed(one)));
        }
        blocks.add(
                new Block.Table(
                        List.of(
                                "verification",
                                "verdict",
                                "log10 E",
                                "hits",
                                "survival (99 %)",
                                "answers"),
                        rows));
        document.evidence()
                .forEach(one -> blocks.add(new Block.Paragraph(one.reported("/inWords"))));
    }

    private static String revealed(VerificationEvidence one) {
        long revealed =
                one.answers().stream().filter(GivenAnswer.Revealed.class::isInstance).count();
        long withheld =
                one.answers().stream().filter(GivenAnswer.Withheld.class::isInstance).count();
        return revealed + " can be read again, " + withheld + " are attested";
    }

    private static String number(VerificationEvidence one, String pointer) {
        return String.format(Locale.ROOT, "%.3f", one.report().at(pointer).asDouble());
    }

    private void limits() {
        heading("Limits");
        blocks.add(new Block.Bullets(document.limits()));
        blocks.add(
                new Block.Paragraph(
                        "This page is made from the passport and proves nothing by itself; check"
                                + " the passport's file with: passport verify FILE"));
    }

    private long count(Stands stands) {
        return document.claims().stream().filter(claim -> claim.stands() == stands).count();
    }
}
