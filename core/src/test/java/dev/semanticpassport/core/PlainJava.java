package dev.semanticpassport.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;

/** What holds in every module that several processes share. */
public final class PlainJava {
    public static final ArchRule KNOWS_NO_FRAMEWORK =
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

    public static final ArchRule IS_GIVEN_TIME_RANDOMNESS_AND_IDS =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(ZoneId.class, "systemDefault")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callConstructor(Random.class)
                    .orShould()
                    .callConstructor(SecureRandom.class)
                    .because("the same inputs and seed give the same result, byte for byte");

    private PlainJava() {}

    /** The packages below one depend on each other in no circle. */
    public static ArchRule withoutCycles(String name) {
        return slices().matching(name + ".(*)..").should().beFreeOfCycles();
    }
}
