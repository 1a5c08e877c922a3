package dev.semanticpassport.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.specimen.Specimen;
import dev.semanticpassport.exchange.bom.ReadingBom;
import dev.semanticpassport.exchange.european.EuropeanDocument;
import dev.semanticpassport.exchange.european.FillingForms;
import dev.semanticpassport.exchange.modelcard.ModelCard;
import dev.semanticpassport.exchange.modelcard.ReadingModelCard;
import dev.semanticpassport.exchange.modelcard.WritingModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final Specimen specimen = specimen();
    private final PassportDocument document = specimen.document();

    /** Written anew with -Dupdate.golden=true, and then read by a person. */
    @ParameterizedTest
    @EnumSource(Export.class)
    void everyExportIsAsItWasRead(Export export) throws IOException {
        assertGolden(export.fileName(), export.write(document, NOW));
    }

    @Test
    void theDocumentIsAsItWasRead() throws IOException {
        assertGolden("document.json", new String(document.canonical(), UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Export.class)
    void noExportTellsAPrivateIdeaASecretOrABeaconThatIsNotRevealed(Export export) {
        assertNothingSecret(export.write(document, NOW));
    }

    @Test
    void neitherDoesThePassportsFile() {
        assertNothingSecret(new String(specimen.file().canonical(), UTF_8));
        assertNothingSecret(new String(specimen.file().envelope().payloadBytes(), UTF_8));
    }

    @Test
    void theCanariesAreFoundWhereTheyStand() {
        assertThat(secrets()).hasSizeGreaterThan(10);
        assertThat(new String(specimen.prepared().exposeJson(), UTF_8))
                .contains(secrets().subList(3, secrets().size()));
    }

    @Test
    void theBillOfMaterialsIsValidAndReadBack() throws Exception {
        // Given
        byte[] json = Export.CYCLONEDX.write(document, NOW).getBytes(UTF_8);
        // When
        ReadingBom.Declared read = ReadingBom.read("bom", json);
        // Then
        assertThat(new JsonParser().validate(json, Version.VERSION_16)).isEmpty();
        assertThat(read.name()).isEqualTo("ember-1b-lora");
        assertThat(Objects.requireNonNull(read.architecture().get("family")).bestText())
                .isEqualTo("llama");
        assertThat(read.lineage())
                .singleElement()
                .satisfies(one -> {
                    assertThat(Conditions.ancestor(one)).isEqualTo("example/ember-1b");
                    assertThat(Conditions.relation(one)).isEqualTo("adapter");
                });
        assertThat(Objects.requireNonNull(read.conditions().get("licence")).bestText())
                .isEqualTo("apache-2.0");
        assertThat(new JsonParser().parse(json).getDeclarations().getClaims())
                .hasSize(document.claims().size() - document.transfer().size());
    }

    @Test
    void theModelCardIsReadBack() {
        // When
        ModelCard read = ReadingModelCard.read("card", WritingModelCard.write(document));
        // Then
        assertThat(read).isEqualTo(WritingModelCard.card(document));
        assertThat(read.results()).hasSize(6);
        assertThat(read.relation()).contains("adapter");
    }

    @Test
    void theEuropeanFormsNameWhatThePassportDoesNotKnow() {
        // When
        EuropeanDocument form = FillingForms.documentation(document);
        EuropeanDocument summary = FillingForms.summary(document);
        // Then
        assertThat(form.gaps())
                .contains("1 General information: Legal name of the provider")
                .doesNotContain("1 General information: Model authenticity")
                .doesNotContain("1 General information: Model dependencies");
        assertThat(summary.gaps())
                .contains("2 Sources of data: 2.3 Crawled and scraped data")
                .doesNotContain("1 General information: Model dependencies");
        assertThat(Export.EU_SUMMARY.write(document, NOW)).contains("## Gaps");
    }

    @Test
    void whatAStrangerWroteNeverBecomesMarkup() {
        // Given
        String hostile = "<script>alert(1)</script>|`x`\n# head";
        var json = document.toJson();
        json.put("author", hostile);
        PassportDocument changed =
                PassportDocument.fromJson(
                        dev.semanticpassport.core.signing.JsonFields.of("changed", "", json));
        // When
        String html = Export.HTML.write(changed, NOW);
        String markdown = Export.MARKDOWN.write(changed, NOW);
        // Then
        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(markdown)
                .doesNotContain("<script>")
                .contains("\\<script\\>")
                .doesNotContain("\n# head");
    }

    private void assertNothingSecret(String text) {
        assertThat(secrets()).noneMatch(text::contains);
    }

    /** The private idea, the author's keys, and the questions that nobody was told. */
    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        secrets.add("sealed room");
        secrets.add(specimen.authorKey().exposePem().split("\n", -1)[1]);
        secrets.add("\"vocabulary\"");
        int revealed = document.evidence().getFirst().openings().size();
        for (int beacon = revealed; beacon < specimen.prepared().frozen().size(); beacon++) {
            secrets.add(specimen.prepared().frozen().beacons().get(beacon).question());
        }
        return secrets;
    }

    private static void assertGolden(String name, String written) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("update.golden")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, written);
        }
        assertThat(written).isEqualTo(Files.readString(file));
    }

    private static Specimen specimen() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(11);
            return new Specimen(SignatureScheme.ED25519, 20, 21, random);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA1PRNG", e);
        }
    }

    @Test
    void theTestResultIsAnInTotoStatementOfTheDocument() {
        var json =
                CanonicalJson.read(
                        "result", Export.TEST_RESULT.write(document, NOW).getBytes(UTF_8));
        assertThat(json.at("/predicateType").asText())
                .isEqualTo("https://in-toto.io/attestation/test-result/v0.1");
        assertThat(json.at("/predicate/result").asText()).isEqualTo("PASSED");
        assertThat(json.at("/predicate/passedTests")).hasSize(2);
    }
}
