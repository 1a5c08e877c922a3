package dev.semanticpassport.passport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(
        packages = "dev.semanticpassport.passport",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ShapeTest {

    @ArchTest
    static final ArchRule frameworksStayInAdapters =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..adapter..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "jakarta..",
                            "io.smallrye..",
                            "io.vertx..",
                            "org.hibernate..",
                            "org.eclipse.microprofile..")
                    .because("the domain must be readable and testable as plain Java");

    @ArchTest
    static final ArchRule nothingPureKnowsAnAdapter =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..adapter..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..adapter..");

    @ArchTest
    static final ArchRule rowsStayInTheirAdapter =
            classes()
                    .that()
                    .areAnnotatedWith("jakarta.persistence.Entity")
                    .should()
                    .bePackagePrivate()
                    .andShould()
                    .resideInAPackage("..adapter..")
                    .allowEmptyShould(true)
                    .because("nobody outside may touch a row");

    @ArchTest
    static final ArchRule timeRandomnessAndIdsComeIn =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..adapter..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callConstructor(Random.class)
                    .because("same inputs, same bytes");

    @ArchTest
    static final ArchRule concernsAreFreeOfCycles =
            slices().matching("dev.semanticpassport.passport.(*)..").should().beFreeOfCycles();
}
