package dev.semanticpassport.passport.verification.adapter;

import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.messaging.tracing.Tracing;
import dev.semanticpassport.passport.page.adapter.ReportForm;
import dev.semanticpassport.passport.problem.RequestProblem;
import dev.semanticpassport.passport.verification.adapter.Progress.Moved;
import dev.semanticpassport.passport.verification.requesting.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Verifications over REST. */
@Path("/verifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Verifications",
        description = "A model is verified against a passport, probe by probe.")
public class VerificationResource {
    private static final int LARGEST_PAGE = 200;
    private static final int LAST_PAGE = 1_000_000;

    private final Verifications verifications;
    private final Progress progress;
    private final Listing listing;
    private final Tracing tracing;

    VerificationResource(
            Verifications verifications, Progress progress, Listing listing, Tracing tracing) {
        this.verifications = verifications;
        this.progress = progress;
        this.listing = listing;
        this.tracing = tracing;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Asks for a verification.",
            description =
                    "The same JSON as the event verification.requested.v1, and of equal rank with"
                            + " it. Where verificationId is left out, one is drawn. The same id with"
                            + " the same content is the same verification; with other content it is"
                            + " refused.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = VerificationRequested.class),
                            examples =
                                    @ExampleObject(
                                            name = "a chat model",
                                            value = VerificationExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The verification began.",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same request came before: this is its verification.",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    @APIResponse(responseCode = "400", description = "A field cannot be served; it is named.")
    @APIResponse(responseCode = "404", description = "The passport or its beacons are unknown.")
    @APIResponse(
            responseCode = "409",
            description = "The id belongs to another request, or the passport is not ready.")
    public Uni<Response> request(
            byte[] body,
            @Context UriInfo uri,
            @Parameter(hidden = true) @HeaderParam("traceparent") String traceparent) {
        VerificationRequested request = RequestReading.read(body, UUID::randomUUID);
        return verifications
                .request(request, tracing.current(traceparent))
                .map(requested ->
                        switch (requested) {
                            case Requested.Begun(var row) -> created(row, uri);
                            case Requested.Known(var row) ->
                                    Response.ok(VerificationView.of(row)).build();
                            case Requested.Refused(var refusal) -> throw problem(refusal);
                        });
    }

    @GET
    @Operation(
            summary = "Lists verifications, newest first.",
            description = "Each as it is shown by its id; state, verdict and passport filter.")
    public Uni<VerificationView.Page> list(
            @Parameter(description = "RUNNING or SETTLED.") @QueryParam("state") String state,
            @Parameter(description = "RECOGNISED, NOT_RECOGNISED or UNDECIDED.")
                    @QueryParam("verdict")
                    String verdict,
            @Parameter(description = "The passport verified against.") @QueryParam("passport")
                    UUID passport,
            @Parameter(description = "Which page, from 0.") @QueryParam("page") @DefaultValue("0")
                    int page,
            @Parameter(description = "How many a page holds, 1 to 200.")
                    @QueryParam("size")
                    @DefaultValue("20")
                    int size) {
        RequestProblem.check(page >= 0 && page <= LAST_PAGE, "page", "must be 0 to " + LAST_PAGE);
        RequestProblem.check(
                size >= 1 && size <= LARGEST_PAGE, "size", "must be 1 to " + LARGEST_PAGE);
        return listing.page(
                new Listing.Filter(
                        oneOf(VerificationRow.State.class, "state", state),
                        oneOf(Verdict.class, "verdict", verdict),
                        passport),
                page,
                size);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Shows how far a verification is and what its answers are worth so far.")
    @APIResponse(
            responseCode = "200",
            description = "The verification.",
            content =
                    @Content(
                            schema = @Schema(implementation = VerificationView.class),
                            examples =
                                    @ExampleObject(
                                            name = "running",
                                            value = VerificationExamples.RUNNING)))
    @APIResponse(responseCode = "404", description = "There is no such verification.")
    public Uni<VerificationView> one(
            @Parameter(description = "The verification.") @PathParam("id") UUID id) {
        return found(id).map(VerificationView::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "Cancels a running verification.",
            description = "It settles as UNDECIDED with the reason CANCELLED, and has a report.")
    @APIResponse(
            responseCode = "200",
            description = "The verification, settled now.",
            content = @Content(schema = @Schema(implementation = VerificationView.class)))
    @APIResponse(responseCode = "404", description = "There is no such verification.")
    @APIResponse(responseCode = "409", description = "It was settled before; verdicts stand.")
    public Uni<VerificationView> cancel(
            @Parameter(description = "The verification.") @PathParam("id") UUID id) {
        return progress.cancel(id)
                .map(moved ->
                        switch (moved) {
                            case Moved.Settled(var row) -> VerificationView.of(row);
                            case Moved.Unknown _ -> throw unknown(id);
                            case Moved.Unchanged _, Moved.Continued _ ->
                                    throw RequestProblem.conflict(
                                            "id", "verification " + id + " is settled already");
                        });
    }

    @GET
    @Path("{id}/report")
    @Operation(
            summary =
                    "The report of a settled verification, as JSON, Markdown or one page of HTML.",
            description =
                    "The body follows from the inputs and answers alone; its SHA-256 stands in the"
                            + " log. Times stand outside it.")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReportView.class)),
                @Content(
                        mediaType = ReportForm.TEXT_MARKDOWN,
                        examples =
                                @ExampleObject(
                                        name = "head",
                                        value = VerificationExamples.MARKDOWN)),
                @Content(mediaType = MediaType.TEXT_HTML)
            })
    @APIResponse(responseCode = "404", description = "There is no such verification.")
    @APIResponse(
            responseCode = "409",
            description = "The verification still runs; the detail says what is left.")
    @Produces({MediaType.APPLICATION_JSON, ReportForm.TEXT_MARKDOWN, MediaType.TEXT_HTML})
    public Uni<Response> report(
            @Parameter(description = "The verification.") @PathParam("id") UUID id,
            @Context Request request) {
        ReportForm form = ReportForm.wanted(request);
        return found(id).map(row -> ReportView.of(row, form));
    }

    private Uni<VerificationRow> found(UUID id) {
        return listing.find(id).onItem().ifNull().failWith(() -> unknown(id));
    }

    private static Response created(VerificationRow row, UriInfo uri) {
        URI self = uri.getAbsolutePathBuilder().path(row.id.toString()).build();
        return Response.created(self).entity(VerificationView.of(row)).build();
    }

    private static RequestProblem unknown(UUID id) {
        return RequestProblem.notFound("id", "there is no verification " + id);
    }

    private static RequestProblem problem(Refusal refusal) {
        return switch (refusal.kind()) {
            case UNKNOWN -> RequestProblem.notFound(refusal.field(), refusal.reason());
            case NOT_SERVED -> RequestProblem.badField(refusal.field(), refusal.reason());
            case NOT_READY, ID_REUSED -> RequestProblem.conflict(refusal.field(), refusal.reason());
        };
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String field, String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        RequestProblem.badField(
                                field,
                                field
                                        + " must be one of "
                                        + Arrays.toString(type.getEnumConstants())));
    }
}
