package dev.semanticpassport.passport.fleet.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.required;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.FleetRequested;
import dev.semanticpassport.messaging.tracing.Tracing;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import dev.semanticpassport.passport.fleet.FleetMarkdown;
import dev.semanticpassport.passport.fleet.FleetReport;
import dev.semanticpassport.passport.page.PageWriting;
import dev.semanticpassport.passport.page.adapter.ReportForm;
import dev.semanticpassport.passport.problem.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@Path("/fleets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Fleets",
        description = "Many models against one passport, with errors controlled over all.")
class FleetResource {
    private static final int MOST_MODELS = 10_000;

    private final Mutiny.SessionFactory sessions;
    private final Fleets fleets;
    private final Tracing tracing;

    @Inject
    FleetResource(Mutiny.SessionFactory sessions, Fleets fleets, Tracing tracing) {
        this.sessions = sessions;
        this.fleets = fleets;
        this.tracing = tracing;
    }

    @Schema(name = "FleetModels", description = "The models of a fleet.")
    record Models(
            @Schema(description = "How each can be looked at, no two alike; 1 to 10000.")
                    @Nullable List<Access> models) {}

    @Schema(name = "Fleet", description = "How far a fleet is.")
    record View(
            @Schema(description = "The fleet.") UUID fleetId,
            @Schema(description = "LISTED, RUNNING or SETTLED.", examples = "RUNNING") String state,
            @Schema(description = "How many models it has.", examples = "1000") int models,
            @Schema(description = "SHA-256 of the list's canonical JSON, in hex.")
                    String modelsDigest,
            @Schema(description = "The passport verified against, once it is asked for.")
                    @Nullable UUID passportId,
            @Schema(description = "Models whose verification is not asked for yet.") long waiting,
            @Schema(description = "Models whose verification runs.") long asked,
            @Schema(description = "Models whose verification ended.") long ended,
            @Schema(description = "SHA-256 of the report's body, once there is one.")
                    @Nullable String reportDigest,
            @Schema(description = "The report's place in the log.") @Nullable Long logIndex,
            @Schema(description = "When it was asked for.") @Nullable Instant requestedAt,
            @Schema(description = "When it was settled.") @Nullable Instant settledAt) {

        static View of(FleetRow row, Map<FleetModelRow.State, Long> counts) {
            return new View(
                    row.id,
                    row.state.name(),
                    row.models,
                    row.modelsDigest,
                    row.passportId,
                    counts.getOrDefault(FleetModelRow.State.WAITING, 0L),
                    counts.getOrDefault(FleetModelRow.State.ASKED, 0L),
                    counts.getOrDefault(FleetModelRow.State.SETTLED, 0L)
                            + counts.getOrDefault(FleetModelRow.State.REFUSED, 0L),
                    row.reportDigest,
                    row.logIndex,
                    row.requestedAt,
                    row.settledAt);
        }
    }

    @Schema(name = "FleetReportAnswer", description = "A settled fleet's report.")
    record Report(
            @Schema(
                            description = "What was found, in canonical JSON (RFC 8785).",
                            implementation = FleetReport.class)
                    @JsonRawValue
                    String body,
            @Schema(description = "SHA-256 of the body, in hex.") String digest,
            @Schema(description = "The report's place in the log.") long logIndex,
            @Schema(description = "When the fleet was asked for.") Instant requestedAt,
            @Schema(description = "When it was settled.") Instant settledAt) {}

    @PUT
    @Path("/{id}/models")
    @Operation(
            summary = "Store a fleet's models",
            description =
                    "Once: the same list again is the same list, another one is refused. The answer"
                            + " tells its digest, which the request for the fleet names.")
    public Uni<View> models(
            @Parameter(description = "The fleet, a fresh random id.") @PathParam("id") UUID id,
            @Nullable Models body) {
        List<Access> models = required(required(body, "body").models(), "models");
        check(
                !models.isEmpty() && models.size() <= MOST_MODELS,
                "models",
                "must be 1 to " + MOST_MODELS);
        Set<Access> seen = new HashSet<>();
        for (int i = 0; i < models.size(); i++) {
            String field = "models[" + i + "]";
            Access model = required(models.get(i), field);
            check(
                    model instanceof Access.Chat,
                    field,
                    "must be a chat: a signature is asked for, not looked up in files");
            check(seen.add(model), field, "stands in the list already");
        }
        return fleets.list(id, models).chain(this::view);
    }

    @POST
    @Operation(
            summary = "Ask for a fleet",
            description =
                    "The same JSON as the event fleet.requested.v1, and of equal rank with it. The"
                            + " models must be stored before.")
    public Uni<View> request(
            @Nullable FleetRequested body,
            @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
        return fleets.request(required(body, "body"), tracing.current(traceparent).traceparent())
                .chain(this::view);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show how far a fleet is", description = "Counts, and no model.")
    public Uni<View> one(@Parameter(description = "The fleet.") @PathParam("id") UUID id) {
        return found(id).chain(this::view);
    }

    @GET
    @Path("/{id}/report")
    @Operation(
            summary = "Read a settled fleet's report, as JSON, Markdown or one page of HTML",
            description = "Every model with its evidence, and which are recognised together.")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Report.class)),
                @Content(mediaType = ReportForm.TEXT_MARKDOWN),
                @Content(mediaType = MediaType.TEXT_HTML)
            })
    @Produces({MediaType.APPLICATION_JSON, ReportForm.TEXT_MARKDOWN, MediaType.TEXT_HTML})
    public Uni<Response> report(
            @Parameter(description = "The fleet.") @PathParam("id") UUID id,
            @Context Request request) {
        ReportForm form = ReportForm.wanted(request);
        return found(id).map(row -> report(row, form));
    }

    private static Response report(FleetRow row, ReportForm form) {
        if (row.state != FleetRow.State.SETTLED) {
            throw RequestProblem.conflict("id", "fleet " + row.id + " is not settled yet");
        }
        return form.answer(
                switch (form) {
                    case JSON ->
                            new Report(
                                    row.reportBody,
                                    row.reportDigest,
                                    row.logIndex,
                                    row.requestedAt,
                                    row.settledAt);
                    case MARKDOWN -> markdown(row);
                    case PAGE -> PageWriting.html("Fleet " + row.id, markdown(row));
                });
    }

    private static String markdown(FleetRow row) {
        return FleetMarkdown.of(
                ColumnJson.read(row.reportBody, FleetReport.class),
                new FleetMarkdown.Around(
                        row.reportDigest, row.logIndex, row.requestedAt, row.settledAt));
    }

    private Uni<FleetRow> found(UUID id) {
        return sessions.withSession(session -> session.find(FleetRow.class, id))
                .onItem()
                .ifNull()
                .failWith(() -> RequestProblem.notFound("id", "there is no fleet " + id));
    }

    private Uni<View> view(Fleets.Taken taken) {
        return switch (taken) {
            case Fleets.Taken.Stands(var row) -> view(row);
            case Fleets.Taken.Refused(var field, var reason, var conflict) ->
                    throw conflict
                            ? RequestProblem.conflict(field, reason)
                            : RequestProblem.notFound(field, reason);
        };
    }

    private Uni<View> view(FleetRow row) {
        return sessions.withSession(session -> FleetWork.counts(session, row.id))
                .map(counts -> View.of(row, counts));
    }
}
