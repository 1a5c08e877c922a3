package dev.semanticpassport.exchange.bom;

import dev.semanticpassport.document.Claim;
import dev.semanticpassport.document.Identity;
import dev.semanticpassport.document.PassportDocument;
import dev.semanticpassport.document.Stands;
import dev.semanticpassport.document.VerificationEvidence;
import dev.semanticpassport.exchange.Conditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Ancestors;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.OrganizationalContact;
import org.cyclonedx.model.OrganizationalEntity;
import org.cyclonedx.model.Pedigree;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.attestation.Assessor;
import org.cyclonedx.model.attestation.Attestation;
import org.cyclonedx.model.attestation.AttestationMap;
import org.cyclonedx.model.attestation.Confidence;
import org.cyclonedx.model.attestation.Conformance;
import org.cyclonedx.model.attestation.Declarations;
import org.cyclonedx.model.attestation.Targets;
import org.cyclonedx.model.attestation.evidence.Evidence;
import org.cyclonedx.model.component.ModelCard;
import org.cyclonedx.model.component.modelCard.Considerations;
import org.cyclonedx.model.component.modelCard.ModelParameters;
import org.cyclonedx.model.component.modelCard.PerformanceMetric;
import org.cyclonedx.model.component.modelCard.PerformanceMetric.ConfidenceInterval;
import org.cyclonedx.model.component.modelCard.QuantitativeAnalysis;

/**
 * Writes a passport as CycloneDX 1.6: the model with its card and its ancestors, and every claim as
 * a declaration with its evidence or counter-evidence.
 */
public final class WritingBom {
    private static final String MODEL = "model";
    private static final String OURS = "semantic-passport:";

    private final PassportDocument document;
    private final Conditions conditions;

    private WritingBom(PassportDocument document) {
        this.document = document;
        this.conditions = new Conditions(document);
    }

    /**
     * The bill of materials as JSON. The same document gives the same bytes.
     *
     * @param created when the export is made
     */
    public static String write(PassportDocument document, Instant created) {
        try {
            return BomGeneratorFactory.createJson(
                                    Version.VERSION_16, new WritingBom(document).bom(created))
                            .toJsonString()
                    + "\n";
        } catch (GeneratorException e) {
            throw new IllegalStateException("a passport has no form in CycloneDX", e);
        }
    }

    private Bom bom(Instant created) {
        Bom bom = new Bom();
        bom.setSerialNumber("urn:uuid:" + document.edition().passportId());
        bom.setVersion(document.edition().revision());
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(created));
        metadata.setComponent(model(MODEL));
        OrganizationalContact author = new OrganizationalContact();
        author.setName(document.edition().author());
        metadata.setAuthors(List.of(author));
        bom.setMetadata(metadata);
        bom.setDeclarations(declarations());
        return bom;
    }

    private Component model(String reference) {
        Component model = new Component();
        model.setType(Component.Type.MACHINE_LEARNING_MODEL);
        model.setBomRef(reference);
        model.setName(document.edition().name());
        model.setVersion("revision " + document.edition().revision());
        conditions.licence().ifPresent(licence -> model.setLicenses(licences(licence)));
        model.setModelCard(card());
        if (!document.lineage().isEmpty()) {
            model.setPedigree(pedigree());
        }
        List<Property> properties = new ArrayList<>();
        property(properties, "passport", document.edition().passportId().toString());
        property(properties, "document-sha256", document.digest().hex());
        property(
                properties,
                "identifies-weights",
                String.valueOf(document.identity().identifiesWeights()));
        if (document.identity() instanceof Identity.Files files) {
            // not among the hashes: it is the digest of a folder, as OMS has it, and of no file
            property(properties, "oms-root-sha256", files.root().hex());
        }
        document.conditions()
                .forEach((name, claim) ->
                        property(properties, "condition:" + name, claim.bestText()));
        document.transfer()
                .forEach(line ->
                        property(
                                properties,
                                "transfer:" + line.idea(),
                                "rows "
                                        + line.rows()
                                        + ", layers "
                                        + line.layers()
                                        + ", modules "
                                        + line.modules()
                                        + ", probes "
                                        + line.probes()));
        model.setProperties(properties);
        return model;
    }

    private static LicenseChoice licences(String name) {
        License license = new License();
        license.setName(name);
        LicenseChoice choice = new LicenseChoice();
        choice.addLicense(license);
        return choice;
    }

    private Pedigree pedigree() {
        Ancestors ancestors = new Ancestors();
        ancestors.setComponents(
                document.lineage().stream()
                        .map(claim -> {
                            Component ancestor = new Component();
                            ancestor.setType(Component.Type.MACHINE_LEARNING_MODEL);
                            ancestor.setName(Conditions.ancestor(claim));
                            List<Property> properties = new ArrayList<>();
                            property(properties, "relation", Conditions.relation(claim));
                            property(properties, "stands", claim.stands().word());
                            ancestor.setProperties(properties);
                            return ancestor;
                        })
                        .toList());
        Pedigree pedigree = new Pedigree();
        pedigree.setAncestors(ancestors);
        return pedigree;
    }

    private ModelCard card() {
        ModelParameters parameters = new ModelParameters();
        parameters.setTask(conditions.text("task").orElse("text-generation"));
        Claim family = document.architecture().get("family");
        if (family != null) {
            parameters.setArchitectureFamily(family.bestText());
        }
        ModelCard card = new ModelCard();
        card.setModelParameters(parameters);
        if (!document.evidence().isEmpty()) {
            QuantitativeAnalysis analysis = new QuantitativeAnalysis();
            analysis.setPerformanceMetrics(
                    document.evidence().stream().map(WritingBom::survival).toList());
            card.setQuantitativeAnalysis(analysis);
        }
        Considerations considerations = new Considerations();
        considerations.setTechnicalLimitations(document.limits());
        card.setConsiderations(considerations);
        List<Property> properties = new ArrayList<>();
        document.architecture()
                .forEach((name, claim) ->
                        property(properties, "architecture:" + name, claim.bestText()));
        if (!properties.isEmpty()) {
            card.setProperties(properties);
        }
        return card;
    }

    private static PerformanceMetric survival(VerificationEvidence one) {
        ConfidenceInterval interval = new ConfidenceInterval();
        interval.setLowerBound(one.reported("/evidence/survivalInterval/low"));
        interval.setUpperBound(one.reported("/evidence/survivalInterval/high"));
        PerformanceMetric metric = new PerformanceMetric();
        metric.setType("survival of the signature");
        metric.setValue(one.reported("/evidence/survival"));
        metric.setSlice("verification " + one.id());
        metric.setConfidenceInterval(interval);
        return metric;
    }

    private Declarations declarations() {
        Map<String, Claim> claims = new LinkedHashMap<>();
        if (document.identity() instanceof Identity.Files files) {
            claims.put(
                    "The files have the digest " + files.digest().value().asText(), files.digest());
        }
        document.architecture()
                .forEach((name, claim) ->
                        claims.put("Architecture, " + name + ": " + claim.value().asText(), claim));
        document.lineage()
                .forEach(claim -> claims.put("Made from " + Conditions.ancestor(claim), claim));
        document.conditions()
                .forEach((name, claim) ->
                        claims.put("Made under " + name + ": " + text(claim), claim));
        document.ideas()
                .forEach(idea -> claims.put("Carries the idea " + idea.text(), idea.label()));
        document.signature()
                .ifPresent(one -> claims.put("Carries its author's signature", one.carried()));
        Declarations declarations = new Declarations();
        declarations.setAssessors(List.of(assessor()));
        declarations.setTargets(targets());
        declarations.setEvidence(evidence());
        declarations.setClaims(declared(claims));
        declarations.setAttestations(List.of(attestation(claims)));
        return declarations;
    }

    private static String text(Claim claim) {
        return claim.value().isTextual() ? claim.value().textValue() : claim.value().toString();
    }

    private Assessor assessor() {
        OrganizationalEntity author = new OrganizationalEntity();
        author.setName(document.edition().author());
        Assessor assessor = new Assessor();
        assessor.setBomRef("author");
        assessor.setThirdParty(false);
        assessor.setOrganization(author);
        return assessor;
    }

    private Targets targets() {
        Component target = new Component();
        target.setType(Component.Type.MACHINE_LEARNING_MODEL);
        target.setBomRef("target");
        target.setName(document.edition().name());
        Targets targets = new Targets();
        targets.setComponents(List.of(target));
        return targets;
    }

    private List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        for (VerificationEvidence one : document.evidence()) {
            Evidence evidence = new Evidence();
            evidence.setBomRef(Claim.verification(one.id()));
            evidence.setPropertyName(OURS + "verification");
            evidence.setDescription(
                    one.reported("/verdict")
                            + ", log10 E "
                            + one.reported("/evidence/log10E")
                            + ", report SHA-256 "
                            + one.reportDigest()
                            + ", log entry "
                            + one.logIndex());
            all.add(evidence);
        }
        if (document.claims().stream().anyMatch(one -> one.evidence().contains(Claim.FILES))) {
            Evidence files = new Evidence();
            files.setBomRef(Claim.FILES);
            files.setPropertyName(OURS + "files");
            files.setDescription("The model's files themselves.");
            all.add(files);
        }
        return all;
    }

    private static List<org.cyclonedx.model.attestation.Claim> declared(Map<String, Claim> claims) {
        List<org.cyclonedx.model.attestation.Claim> declared = new ArrayList<>();
        claims.forEach((predicate, claim) -> {
            var one = new org.cyclonedx.model.attestation.Claim();
            one.setBomRef("claim-" + declared.size());
            one.setTarget("target");
            one.setPredicate(predicate);
            one.setReasoning(
                    claim.stands().word()
                            + claim.measured().map(found -> "; measured: " + found).orElse(""));
            switch (claim.stands()) {
                case DECLARED -> {}
                case MEASURED -> one.setEvidence(claim.evidence());
                case CONTRADICTED -> one.setCounterEvidence(claim.evidence());
            }
            declared.add(one);
        });
        return declared;
    }

    private static Attestation attestation(Map<String, Claim> claims) {
        List<AttestationMap> map = new ArrayList<>();
        claims.forEach((_, claim) -> {
            AttestationMap one = new AttestationMap();
            List<String> reference = List.of("claim-" + map.size());
            Conformance conformance = new Conformance();
            Confidence confidence = new Confidence();
            if (claim.stands() == Stands.CONTRADICTED) {
                one.setCounterClaims(reference);
                conformance.setScore(0.0);
            } else {
                one.setClaims(reference);
                conformance.setScore(1.0);
            }
            conformance.setRationale("stands as " + claim.stands().word());
            confidence.setScore(claim.stands() == Stands.DECLARED ? 0.0 : 1.0);
            confidence.setRationale(
                    claim.stands() == Stands.DECLARED
                            ? "nothing was measured"
                            : "by " + String.join(", ", claim.evidence()));
            one.setConformance(conformance);
            one.setConfidence(confidence);
            map.add(one);
        });
        Attestation attestation = new Attestation();
        attestation.setSummary("How each claim of the passport stands.");
        attestation.setAssessor("author");
        attestation.setMap(map);
        return attestation;
    }

    private static void property(List<Property> properties, String name, String value) {
        Property property = new Property();
        property.setName(OURS + name);
        property.setValue(value);
        properties.add(property);
    }
}
