package dev.semanticpassport.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
        packages = "dev.semanticpassport.scoring",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ShapeTest {

    @ArchTest
    static final ArchRule STEPS_KNOW_NO_FRAMEWORK =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..adapter..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.quarkus..",
                            "io.smallrye..",
                            "io.vertx..",
                            "io.micrometer..",
                            "jakarta..",
                            "org.hibernate..",
                            "org.apache..",
                            "org.eclipse..",
                            "org.jboss..",
                            "com.fasterxml..",
                            "dev.semanticpassport.messaging..",
                            "..adapter..");

    @ArchTest
    static final ArchRule STEPS_TAKE_TIME_AND_RANDOMNESS_AS_ARGUMENTS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..adapter..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Random.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(SecureRandom.class);

    @ArchTest
    static final ArchRule READING_KNOWS_NO_LATER_STEP =
            noClasses()
                    .that()
                    .resideInAPackage("..reading..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..folding..", "..recomputing..");

    @ArchTest
    static final ArchRule FOLDING_KNOWS_NO_RECOMPUTING =
            noClasses()
                    .that()
                    .resideInAPackage("..folding..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..recomputing..");

    @ArchTest
    static final ArchRule ROWS_STAY_IN_THEIR_PACKAGE =
            classes().that().haveSimpleNameEndingWith("Row").should().bePackagePrivate();

    @ArchTest
    static final ArchRule NOTHING_READS_KAFKA_AND_SERVES_REST =
            noClasses()
                    .that()
                    .resideInAPackage("..adapter.rest..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..adapter.kafka..");
}
