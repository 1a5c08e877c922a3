package dev.semanticpassport.local.bench;

import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.Evidence;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.client.Verifications;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of an undisturbed run, with which a disturbed one's are compared.
 *
 * @param digits by the place of the request in {@link Population#requests}
 */
record Verdicts(Map<Integer, Digits> digits) {

    /** What of a verdict must not depend on what was disturbed. */
    private record Digits(Decision decided, Evidence evidence, int asked) {
        static Digits of(VerificationSettled settled) {
            return new Digits(settled.decided(), settled.evidence(), settled.asked());
        }
    }

    /** Runs a population's verifications and keeps what they came to. */
    static Verdicts undisturbed(
            Population population, Events events, URI endpoint, Duration patience, Screen screen) {
        List<VerificationRequested> requests = population.requests(endpoint);
        screen.line("An undisturbed run of " + requests.size() + " verifications ...");
        long began = System.nanoTime();
        Map<UUID, VerificationSettled> settled =
                new Verifications(events)
                        .run(
                                requests,
                                patience,
                                done ->
                                        screen.status(
                                                "  "
                                                        + done
                                                        + " of "
                                                        + requests.size()
                                                        + " settled"));
        screen.line(
                String.format(
                        Locale.ROOT,
                        "  %d settled in %.0f s",
                        settled.size(),
                        (System.nanoTime() - began) / 1e9));
        Map<Integer, Digits> digits = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            VerificationSettled verdict = settled.get(requests.get(i).verificationId());
            if (verdict != null) {
                digits.put(i, Digits.of(verdict));
            }
        }
        return new Verdicts(digits);
    }

    /** How many of a disturbed run's verdicts differ in any digit; each is said. */
    int changed(
            List<VerificationRequested> requests,
            Map<UUID, VerificationSettled> settled,
            Screen screen) {
        int changed = 0;
        for (int i = 0; i < requests.size(); i++) {
            @Nullable VerificationSettled verdict = settled.get(requests.get(i).verificationId());
            if (verdict != null && !Digits.of(verdict).equals(digits.get(i))) {
                changed++;
                screen.line("  changed: " + digits.get(i) + " became " + Digits.of(verdict));
            }
        }
        return changed;
    }
}
