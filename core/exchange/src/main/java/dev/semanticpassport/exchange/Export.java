package dev.semanticpassport.exchange;

import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.exchange.bom.WritingBom;
import dev.semanticpassport.exchange.european.FillingForms;
import dev.semanticpassport.exchange.modelcard.WritingModelCard;
import dev.semanticpassport.exchange.people.PassportPage;
import dev.semanticpassport.exchange.people.WritingHtml;
import dev.semanticpassport.exchange.people.WritingMarkdown;
import dev.semanticpassport.exchange.skos.WritingSkos;
import dev.semanticpassport.exchange.spdx.WritingSpdx;
import dev.semanticpassport.exchange.testresult.WritingTestResult;
import java.time.Instant;

/** The formats in which a passport is handed on, each as one file. */
public enum Export {
    /** For people, to read in a browser. */
    HTML("html", "passport.html"),
    /** For people, as text. */
    MARKDOWN("markdown", "passport.md"),
    /** Hugging Face model card with model-index. */
    MODEL_CARD("model-card", "README.md"),
    /** CycloneDX 1.6 JSON. */
    CYCLONEDX("cyclonedx", "passport.cdx.json"),
    /** SPDX 3.0.1 JSON-LD. */
    SPDX("spdx", "passport.spdx.json"),
    /** The meaning tree as a SKOS concept scheme in JSON-LD. */
    SKOS("skos", "meaning-tree.jsonld"),
    /** in-toto statement of the type test-result. */
    TEST_RESULT("test-result", "test-result.intoto.json"),
    /** The EU's Model Documentation Form. */
    EU_DOCUMENTATION("eu-documentation", "eu-model-documentation.md"),
    /** The EU's Public Summary of Training Content. */
    EU_SUMMARY("eu-summary", "eu-training-summary.md");

    private final String word;
    private final String fileName;

    Export(String word, String fileName) {
        this.word = word;
        this.fileName = fileName;
    }

    /** As the command line names it. */
    public String word() {
        return word;
    }

    /** The usual name of the file. */
    public String fileName() {
        return fileName;
    }

    /**
     * The whole file.
     *
     * @param now only for formats that ask when they were made
     */
    public String write(PassportDocument document, Instant now) {
        return switch (this) {
            case HTML -> WritingHtml.write(PassportPage.of(document));
            case MARKDOWN -> WritingMarkdown.write(PassportPage.of(document));
            case MODEL_CARD -> WritingModelCard.write(document);
            case CYCLONEDX -> WritingBom.write(document, now);
            case SPDX -> WritingSpdx.write(document, now);
            case SKOS -> WritingSkos.write(document);
            case TEST_RESULT -> WritingTestResult.write(document);
            case EU_DOCUMENTATION ->
                    WritingMarkdown.write(FillingForms.documentation(document).page());
            case EU_SUMMARY -> WritingMarkdown.write(FillingForms.summary(document).page());
        };
    }
}
