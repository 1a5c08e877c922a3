package dev.semanticpassport.scoring;

import dev.semanticpassport.contracts.Effort;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Inspected;
import dev.semanticpassport.contracts.Inspection;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.ProbeAnswered;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.contracts.ReadAs;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.core.beacons.ServiceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestInfo;

/** Made-up answered probes, all from the numbers that they are given. */
public final class MadeUp {
    public static final String SERVICE_KEY_BASE64 =
            Base64.getEncoder().encodeToString(new byte[32]);
    public static final ServiceKey SERVICE_KEY = ServiceKey.fromBase64(SERVICE_KEY_BASE64);
    public static final List<String> CANDIDATES =
            IntStream.range(0, 256).mapToObj(index -> "sign" + index).toList();

    private static final String NOTHING = "I would rather not say.";

    private MadeUp() {}

    public static Rule rule(int planned) {
        return new Rule(1e-6, 1, .2, .01, true, planned);
    }

    /** Which candidate is right; any rule does, since no model is asked. */
    public static String target(int ordinal) {
        return CANDIDATES.get((ordinal * 37 + 11) % CANDIDATES.size());
    }

    public static ProbeAnswered beacon(UUID verification, int ordinal, Rule rule, String text) {
        return probe(verification, ordinal, rule, beaconAt(verification, ordinal), said(text));
    }

    public static ProbeAnswered hit(UUID verification, int ordinal, Rule rule) {
        return beacon(verification, ordinal, rule, "It is " + target(ordinal) + ", surely.");
    }

    public static ProbeAnswered miss(UUID verification, int ordinal, Rule rule) {
        return beacon(verification, ordinal, rule, "Perhaps " + target(ordinal + 1) + "?");
    }

    public static ProbeAnswered control(UUID verification, int ordinal, Rule rule, String text) {
        return probe(verification, ordinal, rule, new ReadAs.Control(), said(text));
    }

    public static ProbeAnswered failed(UUID verification, int ordinal, Rule rule) {
        return probe(
                verification,
                ordinal,
                rule,
                beaconAt(verification, ordinal),
                new Outcome.Failure(FailureKind.TIMEOUT, "no answer within 60 s"));
    }

    public static ReadAs.Beacon beaconAt(UUID verification, int ordinal) {
        return new ReadAs.Beacon(
                CANDIDATES, SERVICE_KEY.digest(verification, ordinal, target(ordinal)).hex());
    }

    public static ProbeAnswered probe(
            UUID verification, int ordinal, Rule rule, ReadAs readAs, Outcome outcome) {
        return new ProbeAnswered(
                verification,
                ordinal,
                asking(verification, ordinal, 1),
                new Question(null, "Which sign stands on layer " + ordinal + "?"),
                readAs,
                rule,
                outcome,
                new Effort(1, 0, 0, 0, 0, 0, 12));
    }

    /** What was seen of files, or why nothing was. */
    public static ProbeAnswered looked(UUID verification, int ordinal, Rule rule, boolean seen) {
        var asked = new Inspection.Digests(ordinal, rule.planned());
        return new ProbeAnswered(
                verification,
                ordinal,
                asking(verification, ordinal, 1),
                asked,
                new ReadAs.Text(),
                rule,
                seen
                        ? new Outcome.Files(
                                new Inspected.Digests(
                                        "a".repeat(64),
                                        ordinal,
                                        rule.planned(),
                                        List.of(
                                                new Inspected.FileSha(
                                                        "model.safetensors", "b".repeat(64))),
                                        0))
                        : new Outcome.Failure(FailureKind.FILES_REFUSED, "OUTSIDE: there"),
                new Effort(0, 0, 0, 0, 0, 0, 7));
    }

    /** The n-th asking of a probe. */
    public static UUID asking(UUID verification, int ordinal, int n) {
        return UUID.nameUUIDFromBytes(
                (verification + ":" + ordinal + ":" + n).getBytes(StandardCharsets.UTF_8));
    }

    /** The same probe asked a second time, with another answer. */
    public static ProbeAnswered askedAgain(ProbeAnswered first, String text) {
        return new ProbeAnswered(
                first.verificationId(),
                first.ordinal(),
                asking(first.verificationId(), first.ordinal(), 2),
                first.question(),
                first.readAs(),
                first.rule(),
                said(text),
                first.effort());
    }

    /**
     * All answers of one verification: every tenth a control question; of the others a share of
     * hits, some failures and some that name nothing.
     */
    public static List<ProbeAnswered> answers(
            UUID verification, Rule rule, double survival, RandomGenerator random) {
        List<ProbeAnswered> answers = new ArrayList<>();
        for (int ordinal = 0; ordinal < rule.planned(); ordinal++) {
            double drawn = random.nextDouble();
            answers.add(
                    ordinal % 10 == 9
                            ? control(verification, ordinal, rule, "Paris.")
                            : random.nextDouble() < survival
                                    ? hit(verification, ordinal, rule)
                                    : drawn < .05
                                            ? failed(verification, ordinal, rule)
                                            : drawn < .1
                                                    ? beacon(verification, ordinal, rule, NOTHING)
                                                    : miss(verification, ordinal, rule));
        }
        return answers;
    }

    /**
     * Draws the same in every run of a test, and something else in every other test: they share
     * topics and tables.
     */
    public static RandomGenerator random(TestInfo test) {
        String name =
                test.getTestClass().orElseThrow().getSimpleName()
                        + "."
                        + test.getTestMethod().orElseThrow().getName();
        return RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom")
                .create(name.hashCode());
    }

    public static UUID verification(RandomGenerator random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    public static Outcome said(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Outcome.Answer(text, bytes.length, sha256(bytes), "stop", 10, 5);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
