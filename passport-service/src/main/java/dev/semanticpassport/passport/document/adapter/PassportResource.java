package dev.semanticpassport.passport.document.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.required;

import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.messaging.Outbox;
import dev.semanticpassport.passport.document.Declaration;
import dev.semanticpassport.passport.document.IssuedPassport;
import dev.semanticpassport.passport.document.adapter.PassportWire.DeclarationRequest;
import dev.semanticpassport.passport.document.adapter.PassportWire.PageAnswer;
import dev.semanticpassport.passport.document.adapter.PassportWire.PassportAnswer;
import dev.semanticpassport.passport.document.adapter.PassportWire.Summary;
import dev.semanticpassport.passport.keys.Envelopes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/passports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Passports",
        description = "Versioned documents on models; each revision is linked to the one before.")
class PassportResource {
    private static final int LARGEST_PAGE = 200;

    private final Mutiny.SessionFactory sessions;
    private final Passports passports;
    private final Outbox outbox;

    @Inject
    PassportResource(Mutiny.SessionFactory sessions, Passports passports, Outbox outbox) {
        this.sessions = sessions;
        this.passports = passports;
        this.outbox = outbox;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Make a passport",
            description =
                    "Issues the first revision: a canonical document whose claims stand as"
                            + " declared, logged as a leaf `passport.issued` and announced by the"
                            + " event passport.issued.v1.")
    public Uni<PassportAnswer> create(@Nullable DeclarationRequest body) {
        DeclarationRequest request = required(body, "body");
        check(request.previous() == null, "previous", "is only for a revision");
        Declaration declared = request.declaration();
        UUID id = UUID.randomUUID();
        return sessions.withTransaction(session -> passports.create(session, id, declared))
                .invoke(outbox::nudge)
                .map(PassportAnswer::of);
    }

    @POST
    @Path("/{id}/revisions")
    @ResponseStatus(201)
    @Operation(
            summary = "Revise a passport",
            description =
                    "Issues the next revision, with all its content; it names the revision before"
                            + " it by digest. The author stays the same. Where no idea is declared"
                            + " by label, the public ideas of the passport's meaning tree stand in"
                            + " it, with their quotes.")
    public Uni<PassportAnswer> revise(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Nullable DeclarationRequest body) {
        DeclarationRequest request = required(body, "body");
        Declaration declared = request.declaration();
        return sessions.withTransaction(session ->
                        passports.revise(session, id, request.previousDigest(), declared))
                .invoke(outbox::nudge)
                .map(PassportAnswer::of);
    }

    @POST
    @Path("/{id}/signed-revisions")
    @ResponseStatus(201)
    @Operation(
            summary = "Issue a signed revision",
            description =
                    "Takes the next revision as its author signed it: a DSSE envelope around an"
                            + " in-toto statement whose predicate is the document. The log must"
                            + " know the key (POST log/keys) and it must not have ended; once a"
                            + " revision is signed, every later one is, by a key of the same line.")
    @RequestBody(
            description = "The envelope.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Object.class)))
    public Uni<PassportAnswer> signed(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            byte @Nullable [] body) {
        DsseEnvelope envelope = Envelopes.read(required(body, "body"));
        return sessions.withTransaction(session -> passports.signed(session, id, envelope))
                .invoke(outbox::nudge)
                .map(PassportAnswer::of);
    }

    @GET
    @Path("/{id}/revisions/{revision}/envelope")
    @Operation(
            summary = "A revision's envelope",
            description = "The DSSE envelope of a revision that its author signed.")
    public Uni<String> envelope(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Parameter(description = "The revision, from 1.", example = "2") @PathParam("revision")
                    int revision) {
        return sessions.withSession(session -> passports.envelope(session, id, revision));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "The newest revision",
            description = "The newest revision of a passport, with its place in the log.")
    public Uni<PassportAnswer> newest(
            @Parameter(description = "The passport.") @PathParam("id") UUID id) {
        return sessions.withSession(session -> passports.newest(session, id))
                .onItem()
                .ifNull()
                .failWith(() -> Passports.unknown(id))
                .map(PassportAnswer::of);
    }

    @GET
    @Path("/{id}/revisions/{revision}")
    @Operation(
            summary = "A revision",
            description = "A revision of a passport, with its place in the log.")
    public Uni<PassportAnswer> revision(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Parameter(description = "The revision, from 1.", example = "1") @PathParam("revision")
                    int revision) {
        return sessions.withSession(session -> passports.revision(session, id, revision))
                .map(PassportAnswer::of);
    }

    @GET
    @Path("/{id}/revisions/{revision}/document")
    @Operation(
            summary = "A revision's document, alone",
            description =
                    "Exactly the canonical bytes whose SHA-256 is the revision's digest, to be"
                            + " hashed as they come.")
    public Uni<String> document(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Parameter(description = "The revision, from 1.", example = "1") @PathParam("revision")
                    int revision) {
        return sessions.withSession(session -> passports.revision(session, id, revision))
                .map(IssuedPassport::text);
    }

    @GET
    @Operation(
            summary = "List passports",
            description = "Passports in the order of their creation, page by page.")
    public Uni<PageAnswer> list(
            @Parameter(description = "Only this author's.", example = "Ada Vetrova")
                    @QueryParam("author")
                    @Nullable String author,
            @Parameter(description = "The page, from 0.", example = "0")
                    @QueryParam("page")
                    @DefaultValue("0")
                    int page,
            @Parameter(description = "Most passports of a page, 1 to 200.", example = "50")
                    @QueryParam("size")
                    @DefaultValue("50")
                    int size) {
        check(page >= 0 && page <= 10_000_000 / LARGEST_PAGE, "page", "must be 0 to 50000");
        check(size >= 1 && size <= LARGEST_PAGE, "size", "must be 1 to " + LARGEST_PAGE);
        return sessions.withSession(session ->
                passports
                        .list(session, author, page, size)
                        .map(rows -> rows.stream().map(Summary::of).toList())
                        .chain(items ->
                                passports
                                        .count(session, author)
                                        .map(total -> new PageAnswer(page, size, total, items))));
    }
}
