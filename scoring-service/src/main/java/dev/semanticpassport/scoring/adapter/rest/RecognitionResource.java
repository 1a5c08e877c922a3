package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.contracts.Finding;
import dev.semanticpassport.scoring.adapter.comparing.Comparing;
import dev.semanticpassport.scoring.adapter.db.ComparisonStore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What the comparison of a verification's answers found. */
@Path("/api/v1/verifications/{id}/recognition")
@Produces(MediaType.APPLICATION_JSON)
public class RecognitionResource {
    private final ComparisonStore store;
    private final Comparing comparing;

    RecognitionResource(ComparisonStore store, Comparing comparing) {
        this.store = store;
        this.comparing = comparing;
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
                                .orElseThrow(() ->
                                        new ProblemException(
                                                Status.NOT_FOUND,
                                                "the answers of verification "
                                                        + verification
                                                        + " were not compared, or not yet")));
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
                .chain(made ->
                        comparing.found(
                                made.orElseThrow(() ->
                                        new ProblemException(
                                                Status.NOT_FOUND,
                                                "the answers of verification "
                                                        + verification
                                                        + " were not compared, or not yet"))))
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
