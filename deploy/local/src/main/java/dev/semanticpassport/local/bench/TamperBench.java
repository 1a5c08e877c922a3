package dev.semanticpassport.local.bench;

import dev.semanticpassport.core.signing.SignatureScheme;
import dev.semanticpassport.document.specimen.Change;
import dev.semanticpassport.document.specimen.Specimen;
import dev.semanticpassport.document.verifying.AtHand;
import dev.semanticpassport.document.verifying.Trust;
import dev.semanticpassport.document.verifying.Verified;
import dev.semanticpassport.document.verifying.Verifying;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Is every change of a passport's file found? Random changes by one byte: substitutions, deletions
 * and insertions.
 */
public final class TamperBench {
    private static final int BEACONS = 60;
    private static final int CANDIDATES = 256;
    private static final int MOST_SHOWN = 20;

    private final PrintStream out;

    public TamperBench(PrintStream out) {
        this.out = out;
    }

    /**
     * Changes files so many times.
     *
     * @param given files to change in turn; a passport of each kind of key is made where empty
     */
    public void run(int changes, long seed, List<byte[]> given) {
        List<byte[]> files = given.isEmpty() ? specimens() : given;
        for (byte[] file : files) {
            requireVerified(file);
        }
        RandomGenerator random =
                RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed);
        Map<Verified.Outcome, Integer> outcomes = new EnumMap<>(Verified.Outcome.class);
        List<String> missed = new ArrayList<>();
        for (int done = 0; done < changes; done++) {
            byte[] file = files.get(done % files.size());
            Change change = Change.drawn(file, random);
            Verified.Outcome outcome = verify(change.apply(file)).outcome();
            outcomes.merge(outcome, 1, Integer::sum);
            if (outcome != Verified.Outcome.REFUTED && outcome != Verified.Outcome.UNREADABLE) {
                missed.add(change.toString());
            }
        }
        out.printf(
                Locale.ROOT,
                "%,d changes of %d files of %s bytes: %s%n",
                changes,
                files.size(),
                files.stream().map(file -> String.format(Locale.ROOT, "%,d", file.length)).toList(),
                outcomes);
        missed.stream().limit(MOST_SHOWN).forEach(one -> out.println("not found: " + one));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bench", "tamper");
        figures.put("changes", changes);
        figures.put("found", changes - missed.size());
        Table.json(out, figures);
    }

    private static List<byte[]> specimens() {
        List<byte[]> files = new ArrayList<>();
        for (SignatureScheme scheme : SignatureScheme.values()) {
            files.add(
                    new Specimen(scheme, BEACONS, CANDIDATES, new SecureRandom())
                            .file()
                            .canonical());
        }
        return files;
    }

    private static void requireVerified(byte[] file) {
        Verified verified = verify(file);
        if (verified.outcome() != Verified.Outcome.VERIFIED) {
            throw new IllegalStateException("an untouched file is not verified: " + verified);
        }
    }

    private static Verified verify(byte[] file) {
        return Verifying.verify("file", file, Trust.NOTHING, AtHand.NOTHING);
    }
}
