package dev.semanticpassport.document;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.semanticpassport.core.PlainJava;

@AnalyzeClasses(
        packages = "dev.semanticpassport.document",
        importOptions = ImportOption.DoNotIncludeTests.class)
class DocumentArchitectureTest {

    @ArchTest static final ArchRule knowsNoFramework = PlainJava.KNOWS_NO_FRAMEWORK;

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            PlainJava.withoutCycles("dev.semanticpassport.document");

    @ArchTest
    static final ArchRule timeRandomnessAndIdsArePassedIn =
            PlainJava.IS_GIVEN_TIME_RANDOMNESS_AND_IDS;

    @ArchTest
    static final ArchRule theDocumentKnowsNoFormatOfOthers =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.cyclonedx..",
                            "org.yaml..",
                            "dev.semanticpassport.contracts..",
                            "dev.semanticpassport.exchange..")
                    .because("checking a passport must start fast");
}
