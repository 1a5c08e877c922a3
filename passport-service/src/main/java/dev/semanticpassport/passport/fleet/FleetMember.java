package dev.semanticpassport.passport.fleet;

import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.passport.verification.reporting.ReportedAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One model of a fleet, once its verification ended.
 *
 * @param place in the list, from 0
 * @param verdict of its own verification; null where that was refused
 * @param log10E of the e-value at the stop, the author's rivals already taken off; 0 where the
 *     order of steps was not shown or nothing was verified
 * @param asked probes released
 */
public record FleetMember(
        int place,
        ReportedAccess access,
        UUID verification,
        @Nullable Verdict verdict,
        @Nullable Reason reason,
        double log10E,
        int asked) {}
