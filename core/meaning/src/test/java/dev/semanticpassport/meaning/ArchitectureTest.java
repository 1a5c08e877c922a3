package dev.semanticpassport.meaning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.semanticpassport.core.PlainJava;

@AnalyzeClasses(
        packages = "dev.semanticpassport.meaning",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchRule knowsNoFramework = PlainJava.KNOWS_NO_FRAMEWORK;

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            PlainJava.withoutCycles("dev.semanticpassport.meaning");

    @ArchTest
    static final ArchRule timeRandomnessAndIdsArePassedIn =
            PlainJava.IS_GIVEN_TIME_RANDOMNESS_AND_IDS;

    @ArchTest
    static final ArchRule treesAskNobody =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.net.http..")
                    .because("a tree is drawn the same everywhere, and without a model");
}
