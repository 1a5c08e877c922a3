package dev.semanticpassport.transfer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(
        packages = "dev.semanticpassport.transfer",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule transferKnowsNoFramework =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "jakarta..",
                            "org.hibernate..",
                            "io.smallrye..",
                            "io.vertx..",
                            "org.eclipse.microprofile..",
                            "org.apache.kafka..")
                    .because("what several processes compute must be readable as plain Java");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.semanticpassport.transfer.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeRandomnessIdsAndFilesArePassedIn =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callConstructor(SecureRandom.class)
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Files.class)
                    .because("the same tree and seed give the same kit, byte for byte");
}
