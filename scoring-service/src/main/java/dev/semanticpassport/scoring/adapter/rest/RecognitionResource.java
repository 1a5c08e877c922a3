package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.scoring.adapter.comparing.Comparing;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore;
import dev.semanticpassport.scoring.adapter.db.TraitListStore;
import dev.semanticpassport.scoring.expressing.BlindTelling;
import dev.semanticpassport.scoring.traits.TraitList;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What the comparison of a verification's answers found. */
@Path("/api/v1/verifications/{id}/recognition")
@Produces(MediaType.APPLICATION_JSON)
public class RecognitionResource {
    private final ComparisonStore store;
    private final Comparing comparing;
    private final TraitListStore traitLists;

    RecognitionResource(ComparisonStore store, Comparing comparing, TraitListStore traitLists) {
        this.store = store;
        this.comparing = comparing;
        this.traitLists = traitLists;
    }

    /**
     * What was read blind, set beside a list of ideas afterwards.
     *
     * @param groups each with the idea that it is, where it is one
     * @param precision share of the groups that are ideas; 0 where nothing stands out
     * @param recall share of the ideas that are among the groups
     */
    public record MatchedReading(
            UUID verificationId,
            TraitsVersion traits,
            List<Finding.StandingOut> groups,
            double precision,
            double recall) {
        public MatchedReading {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Whether a comparison made again finds the same.
     *
     * @param equal in every digit, the whole order of the panel included
     */
    public record RecomputedRecognition(UUID verificationId, boolean equal) {}

    /**
     * @param finding as events tell it
     * @param ranking the whole panel in order of likeness; empty where nothing was compared
     */
    public record RecognitionView(
            UUID verificationId, Finding finding, List<Finding.Likeness> ranking) {
        public RecognitionView {
            ranking = List.copyOf(ranking);
        }
    }

    @GET
    @Operation(summary = "What the comparison found, with the whole order of the panel")
    @APIResponse(responseCode = "200", description = "The finding")
    @APIResponse(responseCode = "404", description = "Nothing was compared, or not yet")
    public Uni<RecognitionView> recognition(@PathParam("id") String id) {
        UUID verification = Ids.verification(id);
        return store.found(verification)
                .map(found ->
                        found.map(one ->
                                        new RecognitionView(
                                                verification, one.finding(), one.ranking()))
                                .orElseThrow(() -> notCompared(verification)));
    }

    @GET
    @Path("/matches")
    @Operation(
            summary = "Which of what was read blind is which idea of a list",
            description = "The list may be another than the one that was looked for, or a decoy.")
    @APIResponse(responseCode = "200", description = "The groups, each with its idea")
    @APIResponse(responseCode = "404", description = "There is no such list, or no finding")
    @APIResponse(responseCode = "409", description = "The verification was not read blind")
    public Uni<MatchedReading> matches(
            @PathParam("id") String id,
            @QueryParam("traits") @Nullable String name,
            @QueryParam("version") @DefaultValue("1") int version) {
        UUID verification = Ids.verification(id);
        if (name == null) {
            throw new ProblemException(Status.BAD_REQUEST, "traits is missing: a list's name");
        }
        TraitsVersion wanted = TraitListResource.version(name, version);
        return traitLists
                .find(wanted)
                .chain(traits -> {
                    TraitList list = traits.orElseThrow(() -> TraitListResource.unknown(wanted));
                    return recognition(id)
                            .map(view -> matched(verification, wanted, list, view.finding()));
                });
    }

    private static ProblemException notCompared(UUID verification) {
        return new ProblemException(
                Status.NOT_FOUND,
                "the answers of verification " + verification + " were not compared, or not yet");
    }

    private static MatchedReading matched(
            UUID verification, TraitsVersion wanted, TraitList list, Finding finding) {
        if (!(finding instanceof Finding.Expressed expressed)) {
            throw new ProblemException(
                    Status.CONFLICT,
                    "the answers of verification " + verification + " were not read blind");
        }
        List<Finding.StandingOut> groups = BlindTelling.matched(expressed.standingOut(), list);
        double matched = groups.stream().filter(group -> group.idea() != null).count();
        return new MatchedReading(
                verification,
                wanted,
                groups,
                groups.isEmpty() ? 0 : matched / groups.size(),
                matched / list.ideas().size());
    }

    @POST
    @Path("/recompute")
    @Operation(
            summary = "Makes the comparison again from the stored answers",
            description = "Says whether it finds the same, to the last digit. Changes nothing.")
    @APIResponse(responseCode = "200", description = "Whether it finds the same")
    @APIResponse(responseCode = "404", description = "Nothing was compared, or not yet")
    public Uni<RecomputedRecognition> recompute(@PathParam("id") String id) {
        UUID verification = Ids.verification(id);
        return store.made(verification)
                .chain(made -> comparing.found(made.orElseThrow(() -> notCompared(verification))))
                .chain(again ->
                        store.found(verification)
                                .map(stored ->
                                        new RecomputedRecognition(
                                                verification,
                                                stored.isPresent()
                                                        && stored.get()
                                                                .finding()
                                                                .equals(again.finding())
                                                        && stored.get()
                                                                .ranking()
                                                                .equals(again.ranking()))));
    }
}
