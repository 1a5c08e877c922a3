package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.scoring.adapter.db.AuditTrail;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The evidence of a verification, with the answers that it follows from. */
@Path("/api/v1/verifications/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class EvidenceResource {
    static final int MOST_ANSWERS = 500;

    private final AuditTrail trail;

    EvidenceResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Path("/evidence")
    @Operation(
            summary = "The evidence so far, and the answers it follows from, page by page",
            description = "Answers ascend by ordinal; next says where the next page begins.")
    @APIResponse(responseCode = "200", description = "The evidence and a page of answers")
    @APIResponse(responseCode = "400", description = "The request is malformed")
    @APIResponse(responseCode = "404", description = "No answer of this verification is stored")
    public Uni<EvidenceView> evidence(
            @PathParam("id") String id,
            @Parameter(description = "First ordinal of the page.")
                    @QueryParam("from")
                    @DefaultValue("0")
                    String from,
            @Parameter(description = "Answers on the page, 1 to 500.")
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit) {
        UUID verification = Ids.verification(id);
        int first = whole("from", from, 0, Integer.MAX_VALUE);
        int most = whole("limit", limit, 1, MOST_ANSWERS);
        return trail.page(verification, first, most)
                .map(page ->
                        page.map(found -> EvidenceView.of(found, most))
                                .orElseThrow(() -> unknown(verification)));
    }

    @POST
    @Path("/recompute")
    @Operation(
            summary = "Computes the evidence again from the stored answers",
            description =
                    "Every stored answer is read again and folded from nothing. Says that it is"
                            + " equal to the last digit, or names the first thing that differs."
                            + " Changes nothing.")
    @APIResponse(responseCode = "200", description = "Equal, or the first difference")
    @APIResponse(responseCode = "400", description = "The request is malformed")
    @APIResponse(responseCode = "404", description = "No answer of this verification is stored")
    public Uni<RecomputedView> recompute(@PathParam("id") String id) {
        UUID verification = Ids.verification(id);
        return trail.recompute(verification)
                .map(recomputed ->
                        recomputed
                                .map(found -> RecomputedView.of(verification, found))
                                .orElseThrow(() -> unknown(verification)));
    }

    private static int whole(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for any other number that does not do
        }
        throw new ProblemException(
                Status.BAD_REQUEST,
                "%s must be a whole number from %d to %d".formatted(name, least, most));
    }

    private static ProblemException unknown(UUID verification) {
        return new ProblemException(
                Status.NOT_FOUND, "no answer of verification " + verification + " is stored");
    }
}
