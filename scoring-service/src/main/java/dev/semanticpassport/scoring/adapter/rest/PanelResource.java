package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.scoring.adapter.db.PanelReading;
import dev.semanticpassport.scoring.adapter.db.PanelStore;
import dev.semanticpassport.scoring.panels.PanelChange;
import dev.semanticpassport.scoring.panels.PanelVersion;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Panels: models known by their answers. */
@Path("/api/v1/panels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PanelResource {
    private final PanelStore store;
    private final PanelReading reading;

    PanelResource(PanelStore store, PanelReading reading) {
        this.store = store;
        this.reading = reading;
    }

    /**
     * How a panel is made.
     *
     * @param cohort the panel, at a version, from whose models is learnt what is usual
     */
    public record PanelBody(@Nullable PanelVersion cohort) {}

    /** Where a panel stands after a change. */
    public record Changed(String panel, int version, int answers) {}

    @GET
    @Operation(summary = "The panels, each at its newest version")
    public Uni<List<PanelReading.Listed>> list() {
        return reading.list();
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "A panel's version and its models; the newest where none is named")
    @APIResponse(responseCode = "200", description = "The panel")
    @APIResponse(responseCode = "404", description = "There is no such panel or version")
    public Uni<PanelView> show(
            @PathParam("name") String name, @QueryParam("version") @Nullable Integer version) {
        return reading.show(name(name), version)
                .map(shown -> shown.map(PanelView::of).orElseThrow(() -> unknown(name, version)));
    }

    @PUT
    @Path("/{name}")
    @Operation(
            summary = "Makes a panel without models",
            description =
                    "A cohort is another panel, from whose models is learnt what is usual; without"
                            + " one the panel's own models have to do, and no level holds. It is"
                            + " fixed once the panel is made.")
    @APIResponse(responseCode = "200", description = "The panel")
    @APIResponse(responseCode = "404", description = "The cohort is unknown")
    @APIResponse(responseCode = "409", description = "The panel stands with another cohort")
    public Uni<Changed> create(@PathParam("name") String name, @Nullable PanelBody body) {
        PanelVersion cohort = body == null ? null : body.cohort();
        if (cohort != null && (cohort.name() == null || cohort.version() < 1)) {
            throw new ProblemException(
                    Status.BAD_REQUEST, "cohort must have a name and a version of at least 1");
        }
        return store.create(name(name), cohort).map(PanelResource::changed);
    }

    @POST
    @Path("/{name}/models")
    @Operation(
            summary = "Enrols a model, by answers or by a settled verification",
            description =
                    "Makes the panel's next version. The same model with the same answers changes"
                            + " nothing; with other answers it takes the place of the one before."
                            + " A model that answers word for word like another is refused.")
    @APIResponse(responseCode = "200", description = "The version in which it stands")
    @APIResponse(responseCode = "400", description = "The request is malformed; the field is named")
    @APIResponse(responseCode = "404", description = "The panel or the verification is unknown")
    @APIResponse(
            responseCode = "409",
            description =
                    "Another model answers word for word the same, or the verification still runs")
    public Uni<Changed> enrol(@PathParam("name") String name, @Nullable EnrolmentBody body) {
        if (body == null) {
            throw new ProblemException(Status.BAD_REQUEST, "the body is missing");
        }
        if (body.verification() == null) {
            return store.enrol(name(name), body.known(), null).map(PanelResource::changed);
        }
        if (body.answers() != null) {
            throw new ProblemException(
                    Status.BAD_REQUEST, "answers and verification exclude each other");
        }
        return store.enrol(name(name), body.modelName(), body.familyName(), body.verification())
                .map(PanelResource::changed);
    }

    @DELETE
    @Path("/{name}/models")
    @Operation(
            summary = "Takes a model out of the next version",
            description = "Earlier versions keep it.")
    @APIResponse(responseCode = "200", description = "The version without it")
    @APIResponse(responseCode = "404", description = "The panel or the model is unknown")
    public Uni<Changed> remove(
            @PathParam("name") String name, @QueryParam("model") @Nullable String model) {
        if (model == null) {
            throw new ProblemException(Status.BAD_REQUEST, "model is missing");
        }
        return store.remove(name(name), model).map(PanelResource::changed);
    }

    private static Changed changed(PanelChange change) {
        return switch (change) {
            case PanelChange.Stands(PanelVersion panel, int answers) ->
                    new Changed(panel.name(), panel.version(), answers);
            case PanelChange.Unknown(String what) ->
                    throw new ProblemException(Status.NOT_FOUND, "there is no " + what);
            case PanelChange.Conflict(String why) ->
                    throw new ProblemException(Status.CONFLICT, why);
            case PanelChange.Refused(String why) ->
                    throw new ProblemException(Status.BAD_REQUEST, why);
        };
    }

    static ProblemException unknown(String name, @Nullable Integer version) {
        return new ProblemException(
                Status.NOT_FOUND,
                "there is no panel " + name + (version == null ? "" : ", version " + version));
    }

    static String name(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new ProblemException(
                    Status.BAD_REQUEST,
                    "a panel's name must be 1 to 64 letters, digits, '.', '_' or '-'");
        }
        return name;
    }
}
