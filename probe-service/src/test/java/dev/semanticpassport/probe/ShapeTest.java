package dev.semanticpassport.probe;

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
import java.util.concurrent.ThreadLocalRandom;

@AnalyzeClasses(
        packages = "dev.semanticpassport.probe",
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
                            "io.smallrye..",
                            "io.vertx..",
                            "io.netty..",
                            "io.micrometer..",
                            "jakarta..",
                            "org.apache.kafka..",
                            "org.eclipse.microprofile..",
                            "org.jboss..",
                            "dev.semanticpassport.messaging..",
                            "..adapter..")
                    .because("the rules of asking must be readable and testable as plain Java");

    @ArchTest
    static final ArchRule timeRandomnessAndIdsComeInAtTheEdge =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..adapter..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class)
                    .because("tests bring their own");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.semanticpassport.probe.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            classes()
                    .should()
                    .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Common)$");
}
