package dev.semanticpassport.passport.fleet;

import dev.semanticpassport.contracts.FleetError;
import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.core.statistics.EValue;
import dev.semanticpassport.core.statistics.ManyModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/** Decides over all models of a fleet at once, and writes its report. */
public final class FleetReporting {
    private FleetReporting() {}

    /**
     * The level of each model's own verification: it stops where its evidence would do among all
     * models alone, so that no stop is too early for what is decided over all of them.
     *
     * @param place of the model in the list, from 0
     */
    public static double alphaOfEach(FleetError error, double alpha, int place, int models) {
        return switch (error) {
            case FALSE_DISCOVERY_RATE, FAMILY_WISE -> alpha / models;
            case AS_THEY_ARRIVE -> Math.exp(-ManyModels.lnNeededOnArrival(place + 1, 0, alpha));
        };
    }

    /**
     * @param members all models of the fleet in the order of their places
     */
    public static FleetReport report(FleetRequested request, List<FleetMember> members) {
        List<EValue> evidence =
                members.stream().map(member -> new EValue(member.log10E() * Math.log(10))).toList();
        SortedSet<Integer> discovered =
                ManyModels.withFalseDiscoveryRate(evidence, request.alpha());
        SortedSet<Integer> familyWise = ManyModels.familyWise(evidence, request.alpha());
        SortedSet<Integer> arrived = ManyModels.asTheyArrive(evidence, request.alpha());
        List<FleetReport.Row> rows = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            rows.add(
                    row(
                            members.get(i),
                            discovered.contains(i),
                            familyWise.contains(i),
                            arrived.contains(i)));
        }
        return summed(request, rows);
    }

    private static FleetReport.Row row(
            FleetMember member, boolean discovered, boolean familyWise, boolean arrived) {
        return new FleetReport.Row(
                member.place(),
                member.access().model(),
                member.access().endpointDigest(),
                member.verification(),
                member.verdict(),
                member.reason(),
                member.log10E(),
                member.asked(),
                discovered,
                familyWise,
                arrived);
    }

    private static FleetReport summed(FleetRequested request, List<FleetReport.Row> rows) {
        int recognised = 0;
        int refuted = 0;
        int refused = 0;
        for (FleetReport.Row row : rows) {
            if (row.recognised(request.error())) {
                recognised++;
            } else if (row.verdict() == null) {
                refused++;
            } else if (row.verdict() == Verdict.NOT_RECOGNISED) {
                refuted++;
            }
        }
        return new FleetReport(
                FleetReport.TYPE,
                request.fleetId(),
                request.passportId(),
                request.error(),
                request.alpha(),
                rows.size(),
                recognised,
                refuted,
                rows.size() - recognised - refuted - refused,
                refused,
                rows.stream().mapToInt(FleetReport.Row::asked).sum(),
                inWords(request, rows.size(), recognised),
                assumptions(request.error()),
                rows);
    }

    private static String inWords(FleetRequested request, int models, int recognised) {
        String level = String.format(Locale.ROOT, "%.3g", request.alpha());
        return switch (request.error()) {
            case FALSE_DISCOVERY_RATE, AS_THEY_ARRIVE ->
                    "%d of %d models carry the signature; on average at most the share %s of those named is false."
                            .formatted(recognised, models, level);
            case FAMILY_WISE ->
                    "%d of %d models carry the signature; that any of those named is false has a chance of at most %s."
                            .formatted(recognised, models, level);
        };
    }

    private static List<String> assumptions(FleetError error) {
        return List.of(
                "Each model's evidence is an e-value at the stop of its own verification, whose mean"
                        + " is at most 1 for any model made without the author's key.",
                switch (error) {
                    case FALSE_DISCOVERY_RATE ->
                            "They are decided over together by e-BH (Wang and Ramdas 2022), which"
                                    + " assumes nothing on how they depend on each other.";
                    case AS_THEY_ARRIVE ->
                            "Each is decided on by those before it in the list alone (e-LOND, Xu and"
                                    + " Ramdas 2024), which assumes nothing on how they depend on"
                                    + " each other.";
                    case FAMILY_WISE ->
                            "A model is recognised where its e-value reaches the number of models"
                                    + " divided by the level, which assumes nothing on how they"
                                    + " depend on each other.";
                },
                "That a signature is refuted in a model is said by that model's verification alone,"
                        + " at its own level.");
    }
}
