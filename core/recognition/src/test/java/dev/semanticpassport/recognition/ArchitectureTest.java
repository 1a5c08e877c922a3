package dev.semanticpassport.recognition;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.semanticpassport.core.PlainJava;

@AnalyzeClasses(
        packages = "dev.semanticpassport.recognition",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest static final ArchRule knowsNoFramework = PlainJava.KNOWS_NO_FRAMEWORK;

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            PlainJava.withoutCycles("dev.semanticpassport.recognition");

    @ArchTest
    static final ArchRule timeRandomnessAndIdsArePassedIn =
            PlainJava.IS_GIVEN_TIME_RANDOMNESS_AND_IDS;
}
