package dev.semanticpassport.transfer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.semanticpassport.core.PlainJava;
import java.nio.file.Files;

@AnalyzeClasses(
        packages = "dev.semanticpassport.transfer",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchRule knowsNoFramework = PlainJava.KNOWS_NO_FRAMEWORK;

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            PlainJava.withoutCycles("dev.semanticpassport.transfer");

    @ArchTest
    static final ArchRule timeRandomnessAndIdsArePassedIn =
            PlainJava.IS_GIVEN_TIME_RANDOMNESS_AND_IDS;

    @ArchTest
    static final ArchRule filesAreWrittenByOthers =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(Files.class)
                    .because("who may read a kit is decided where it is written");
}
