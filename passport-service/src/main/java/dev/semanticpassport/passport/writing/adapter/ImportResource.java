package dev.semanticpassport.passport.writing.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.required;
import static dev.semanticpassport.passport.problem.RequestProblem.unauthorised;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.document.Bounds;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces;
import dev.semanticpassport.passport.secrets.adapter.SealedPieces.Kind;
import dev.semanticpassport.passport.writing.ImportNotes;
import dev.semanticpassport.passport.writing.adapter.ImportWire.BegunAnswer;
import dev.semanticpassport.passport.writing.adapter.ImportWire.ImportAnswer;
import dev.semanticpassport.passport.writing.adapter.ImportWire.ListAnswer;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@Path("/passports/{id}/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Writing",
        description =
                "What an author wrote, imported for the meaning tree. It rests sealed and is given"
                        + " back by no path; an author who does not want the service to hold it"
                        + " builds the tree with `passport tree` and puts that.")
class ImportResource {
    private static final String BEARER = "Bearer ";
    private static final int MOST_AUTHORS = 100;

    private final Mutiny.SessionFactory sessions;
    private final Imports imports;
    private final Uploads uploads;
    private final ImportWork work;
    private final SealedPieces pieces;

    @Inject
    ImportResource(
            Mutiny.SessionFactory sessions,
            Imports imports,
            Uploads uploads,
            ImportWork work,
            SealedPieces pieces) {
        this.sessions = sessions;
        this.imports = imports;
        this.uploads = uploads;
        this.work = work;
        this.pieces = pieces;
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Import writing",
            description =
                    "Takes a file as it is: Nexus (Obsidian) Markdown, ChatGPT's or Claude's"
                            + " conversations.json, Telegram's result.json, Markdown, text, HTML, or"
                            + " a ZIP of any of these. It is sealed piece by piece while it comes."
                            + " The answer is given when it is all here; its messages are read and"
                            + " the meaning tree is built in the background, also after a restart"
                            + " of the service. The author's edits of the tree are applied again.")
    @RequestBody(
            description = "The file's bytes.",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "The file is here. Location leads to its progress.",
            content = @Content(schema = @Schema(implementation = BegunAnswer.class)))
    @APIResponse(responseCode = "413", description = "The file is too large; the bound is named.")
    public Response begin(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Parameter(
                            description = "The file's name; its ending helps to tell the format.",
                            example = "conversations.json")
                    @QueryParam("name")
                    @Nullable String name,
            @Parameter(
                            description =
                                    "A name under which the author writes in chats of several; may"
                                            + " be given again.",
                            example = "Ada Vetrova")
                    @QueryParam("author")
                    List<String> authors,
            @Parameter(
                            description = "Time zone of times that name none.",
                            example = "Europe/Berlin")
                    @QueryParam("zone")
                    @DefaultValue("UTC")
                    String zone,
            InputStream body,
            @Context UriInfo uri) {
        check(
                authors.size() <= MOST_AUTHORS,
                "author",
                "is given more than " + MOST_AUTHORS + " times");
        ImportNotes told =
                new ImportNotes(
                        Bounds.line(required(name, "name"), "name", 256),
                        authors.stream().map(one -> Bounds.line(one, "author", 256)).toList(),
                        zone(zone),
                        List.of(),
                        List.of());
        Uploads.Taken taken = uploads.take(id, told, body);
        work.nudge();
        ImportRow row = taken.row();
        return Response.accepted(new BegunAnswer(ImportAnswer.of(row, null), taken.token()))
                .location(uri.getAbsolutePathBuilder().path(row.id.toString()).build())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String zone(String zone) {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw badField("zone", "zone must be a time zone, such as Europe/Berlin or +03:00");
        }
    }

    @GET
    @Operation(
            summary = "List imports",
            description = "A passport's imports, newest first: states and counts.")
    public Uni<ListAnswer> list(
            @Parameter(description = "The passport.") @PathParam("id") UUID id) {
        return sessions.withSession(session -> imports.list(session, id))
                .map(rows ->
                        new ListAnswer(
                                rows.stream().map(row -> ImportAnswer.of(row, null)).toList()));
    }

    @GET
    @Path("/{importId}")
    @Operation(
            summary = "The progress of an import",
            description =
                    "State and counts. What was wrong and where, with names of files, stands in"
                            + " `notes`, for whoever sends the import's token.")
    public Uni<ImportAnswer> progress(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Parameter(description = "The import.") @PathParam("importId") UUID importId,
            @Parameter(description = "`Bearer` and the import's token; without it, no notes.")
                    @HeaderParam(HttpHeaders.AUTHORIZATION)
                    @Nullable String authorisation) {
        return sessions.withSession(session ->
                imports.of(session, id, importId)
                        .chain(row ->
                                authorisation == null
                                        ? Uni.createFrom().item(ImportAnswer.of(row, null))
                                        : withNotes(session, row, authorisation)));
    }

    private Uni<ImportAnswer> withNotes(
            Mutiny.Session session, ImportRow row, String authorisation) {
        byte[] shown =
                Sha256.ofText(
                                authorisation.startsWith(BEARER)
                                        ? authorisation.substring(BEARER.length())
                                        : authorisation)
                        .bytes();
        if (!MessageDigest.isEqual(shown, row.token)) {
            throw unauthorised(
                    "Authorization", "Authorization must be Bearer and this import's token");
        }
        return pieces.all(session, row.id, Kind.NOTES)
                .map(NotesJson::read)
                .map(notes -> ImportAnswer.of(row, notes));
    }
}
