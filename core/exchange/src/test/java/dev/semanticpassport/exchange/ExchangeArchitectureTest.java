package dev.semanticpassport.exchange;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(
        packages = "dev.semanticpassport.exchange",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ExchangeArchitectureTest {

    @ArchTest
    static final ArchRule formatsKnowNoFramework =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "jakarta..",
                            "org.hibernate..",
                            "io.smallrye..",
                            "org.apache.kafka..");

    @ArchTest
    static final ArchRule formatsAreFreeOfCycles =
            slices().matching("dev.semanticpassport.exchange.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeRandomnessAndIdsArePassedIn =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callConstructor(SecureRandom.class)
                    .because("the same document gives the same export, byte for byte");
}
