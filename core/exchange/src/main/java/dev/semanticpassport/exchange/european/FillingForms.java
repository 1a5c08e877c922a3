package dev.semanticpassport.exchange.european;

import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.exchange.Conditions;
import dev.semanticpassport.exchange.european.EuropeanDocument.Field;
import dev.semanticpassport.exchange.european.EuropeanDocument.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fills in the two documents of the EU on general-purpose models: the Model Documentation Form of
 * the code of practice, and the Public Summary of Training Content (Article 53(1)(d)). A field is
 * filled from the condition of making that has its name here; docs/passport.md lists these names.
 */
public final class FillingForms {
    private final PassportDocument document;
    private final Conditions conditions;

    private FillingForms(PassportDocument document) {
        this.document = document;
        this.conditions = new Conditions(document);
    }

    /** The Model Documentation Form. */
    public static EuropeanDocument documentation(PassportDocument document) {
        FillingForms form = new FillingForms(document);
        return EuropeanDocument.of(
                "Model Documentation Form: " + document.edition().name(),
                List.of(
                        form.general(),
                        form.properties(),
                        form.distribution(),
                        form.use(),
                        form.training(),
                        form.compute()));
    }

    /** The Public Summary of Training Content. */
    public static EuropeanDocument summary(PassportDocument document) {
        FillingForms form = new FillingForms(document);
        return EuropeanDocument.of(
                "Public Summary of Training Content: " + document.edition().name(),
                List.of(form.summaryGeneral(), form.sources(), form.processing()));
    }

    private Section general() {
        return new Section(
                "1 General information",
                List.of(
                        field("Legal name of the provider", condition("provider")),
                        field("Model name", Optional.of(document.edition().name())),
                        field("Model authenticity", authenticity()),
                        field("Release date", condition("released")),
                        field("Date of placement on the Union market", condition("unionMarket")),
                        field("Model dependencies", dependencies())));
    }

    private Section properties() {
        return new Section(
                "2 Model properties",
                List.of(
                        field("Architecture", architecture()),
                        field("Design specification", condition("recipe")),
                        field("Input modalities and largest size", condition("inputs")),
                        field("Output modalities and largest size", condition("outputs")),
                        field(
                                "Total size (parameters)",
                                condition("parameters").or(() -> claim("parameters")))));
    }

    private Section distribution() {
        return new Section(
                "3 Distribution and licences",
                List.of(
                        field("Distribution channels", condition("download")),
                        field("Licence", conditions.licence())));
    }

    private Section use() {
        return new Section(
                "4 Use",
                List.of(
                        field("Acceptable use policy", condition("usePolicy")),
                        field("Intended uses", condition("uses")),
                        field(
                                "Type of systems into which it can be integrated",
                                condition("systems")),
                        field("Technical means for integration", condition("integration")),
                        field("Required hardware", condition("requiredHardware")),
                        field("Required software", condition("library"))));
    }

    private Section training() {
        return new Section(
                "5 Training process and data",
                List.of(
                        field("Design of the training process", condition("recipe")),
                        field("Decision rationale", condition("rationale")),
                        field("Type and modality of training data", condition("modalities")),
                        field("Provenance of training data", data()),
                        field("How the data was obtained and selected", condition("selection")),
                        field("Number of data points", condition("rows")),
                        field("Scope and main characteristics", ideas()),
                        field("Measures against unsuitable sources", condition("filtering")),
                        field("Measures against identifiable biases", condition("biases"))));
    }

    private Section compute() {
        return new Section(
                "6 Compute and energy",
                List.of(
                        field("Training time", condition("duration")),
                        field("Amount of computation", condition("computation")),
                        field("Hardware", condition("hardware")),
                        field("Energy used in training", condition("energy")),
                        field("Energy used in inference", condition("inferenceEnergy"))));
    }

    private Section summaryGeneral() {
        return new Section(
                "1 General information",
                List.of(
                        field("Provider", condition("provider")),
                        field("Contact", condition("contact")),
                        field(
                                "Versioned model name",
                                Optional.of(
                                        document.edition().name()
                                                + ", passport revision "
                                                + document.edition().revision())),
                        field("Model dependencies", dependencies()),
                        field("Date of placement on the Union market", condition("unionMarket")),
                        field("Modalities", condition("modalities")),
                        field(
                                "Size of the training data",
                                condition("tokens").or(() -> condition("rows"))),
                        field("Languages", condition("languages"))));
    }

    private Section sources() {
        return new Section(
                "2 Sources of data",
                List.of(
                        field("2.1 Publicly available data sets", condition("datasets")),
                        field("2.2 Private data sets of third parties", condition("privateData")),
                        field("2.3 Crawled and scraped data", condition("crawled")),
                        field("2.4 User data", condition("userData")),
                        field("2.5 Synthetic data", condition("syntheticData")),
                        field("2.6 Other sources", condition("data"))));
    }

    private Section processing() {
        return new Section(
                "3 Aspects of data processing",
                List.of(
                        field("Respect of reservations of rights", condition("rightsReserved")),
                        field("Removal of illegal content", condition("filtering"))));
    }

    private static Field field(String name, Optional<String> value) {
        return new Field(name, value);
    }

    private Optional<String> condition(String name) {
        Claim claim = document.conditions().get(name);
        return claim == null
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", conditions.texts(name))
                                + " ("
                                + claim.stands().word()
                                + ")");
    }

    private Optional<String> claim(String name) {
        Claim claim = document.architecture().get(name);
        return claim == null
                ? Optional.empty()
                : Optional.of(claim.bestText() + " (" + claim.stands().word() + ")");
    }

    private Optional<String> architecture() {
        String text =
                document.architecture().entrySet().stream()
                        .map(one ->
                                one.getKey()
                                        + " "
                                        + one.getValue().bestText()
                                        + " ("
                                        + one.getValue().stands().word()
                                        + ")")
                        .collect(Collectors.joining(", "));
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private Optional<String> authenticity() {
        return document.identity() instanceof Identity.Files files
                ? Optional.of(
                        "SHA-256 "
                                + files.root()
                                + " over the files (OpenSSF Model Signing 1.0; "
                                + files.digest().stands().word()
                                + ")")
                : Optional.empty();
    }

    private Optional<String> dependencies() {
        String text =
                document.lineage().stream()
                        .map(one ->
                                Conditions.ancestor(one)
                                        + " ("
                                        + Conditions.relation(one)
                                        + ", "
                                        + one.stands().word()
                                        + ")")
                        .collect(Collectors.joining("; "));
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private Optional<String> data() {
        return Optional.of(String.join(", ", conditions.data())).filter(one -> !one.isEmpty());
    }

    private Optional<String> ideas() {
        return Optional.of(
                        document.ideas().stream()
                                .limit(20)
                                .map(idea -> idea.text())
                                .collect(Collectors.joining(", ")))
                .filter(one -> !one.isEmpty());
    }
}
