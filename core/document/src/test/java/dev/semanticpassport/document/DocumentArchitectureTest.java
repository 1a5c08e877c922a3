package dev.semanticpassport.document;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(
        packages = "dev.semanticpassport.document",
        importOptions = ImportOption.DoNotIncludeTests.class)
class DocumentArchitectureTest {

    @ArchTest
    static final ArchRule theDocumentKnowsNoFrameworkAndNoFormatOfOthers =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "jakarta..",
                            "org.hibernate..",
                            "io.smallrye..",
                            "org.apache.kafka..",
                            "org.cyclonedx..",
                            "org.yaml..",
                            "dev.semanticpassport.contracts..",
                            "dev.semanticpassport.exchange..")
                    .because("checking a passport must start fast, and be readable as plain Java");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.semanticpassport.document.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeRandomnessAndIdsArePassedIn =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callConstructor(Random.class)
                    .orShould()
                    .callConstructor(SecureRandom.class)
                    .because("the same content gives the same document, byte for byte");
}
