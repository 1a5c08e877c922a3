package dev.semanticpassport.passport.signature.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.conflict;
import static dev.semanticpassport.passport.problem.RequestProblem.notFound;
import static dev.semanticpassport.passport.problem.RequestProblem.required;
import static dev.semanticpassport.passport.problem.RequestProblem.unauthorised;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.passport.log.adapter.Checkpoints;
import dev.semanticpassport.passport.signature.Commitment;
import dev.semanticpassport.passport.signature.FreezeRequest;
import dev.semanticpassport.passport.signature.adapter.Freezes.Frozen;
import dev.semanticpassport.passport.signature.adapter.SignatureWire.FrozenAnswer;
import dev.semanticpassport.passport.signature.adapter.SignatureWire.KeysBody;
import dev.semanticpassport.passport.signature.adapter.SignatureWire.KitRows;
import dev.semanticpassport.passport.signature.adapter.SignatureWire.PreparedAnswer;
import dev.semanticpassport.passport.signature.adapter.SignatureWire.SignatureAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/passports/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Signatures",
        description =
                "Beacons in the order of steps that makes them proof: freeze, log, draw randomness,"
                        + " commit the keys, train.")
class SignatureResource {
    private static final Logger LOG = Logger.getLogger(SignatureResource.class);
    private static final String BEARER = "Bearer ";

    private final Mutiny.SessionFactory sessions;
    private final Freezes freezes;
    private final Checkpoints checkpoints;
    private final Drawings drawings;
    private final PreparedFiles preparedFiles;
    private final Signatures signatures;
    private final Vault vault;

    @Inject
    SignatureResource(
            Mutiny.SessionFactory sessions,
            Freezes freezes,
            Checkpoints checkpoints,
            Drawings drawings,
            PreparedFiles preparedFiles,
            Signatures signatures,
            Vault vault) {
        this.sessions = sessions;
        this.freezes = freezes;
        this.checkpoints = checkpoints;
        this.drawings = drawings;
        this.preparedFiles = preparedFiles;
        this.signatures = signatures;
        this.vault = vault;
    }

    @POST
    @Path("/signature")
    @ResponseStatus(201)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Freeze beacons",
            description =
                    "Logs the beacons' root and the commitment to the author's key as a leaf"
                            + " `beacons.frozen`, and signs a checkpoint that covers it. In mode"
                            + " `stored` the service composes the beacons, draws the key, keeps"
                            + " both sealed, and commits the keys as soon as the randomness is"
                            + " drawn. In mode `held` the author keeps both. What is frozen never"
                            + " changes; freezing again makes a further commitment, and every"
                            + " commitment of an author raises the threshold of evidence for all of"
                            + " them.")
    public Uni<FrozenAnswer> freeze(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Nullable FreezeBody body) {
        FreezeRequest request = required(body, "body").request();
        return sessions.withTransaction(session -> freezes.freeze(session, id, request))
                .call(this::continueAtOnce)
                .chain(frozen ->
                        sessions.withSession(session ->
                                session.find(SignatureRow.class, frozen.id())
                                        .chain(row -> answer(session, row))
                                        .map(signature ->
                                                new FrozenAnswer(
                                                        signature, frozen.exportToken()))));
    }

    /**
     * Steps 3 and 4, where nothing has to be waited for. The freeze stands without them, and its
     * export token is told only now, so a failure here must not hide it: the schedule tries again.
     */
    private Uni<Void> continueAtOnce(Frozen frozen) {
        return sessions.withTransaction(checkpoints::sign)
                .chain(() ->
                        sessions.withTransaction(session -> drawings.draw(session, frozen.id())))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf(failure, "signature %s waits for the schedule", frozen.id()))
                .onFailure()
                .recoverWithNull();
    }

    @GET
    @Path("/signature")
    @Operation(
            summary = "The signature",
            description =
                    "Every public fact of the passport's newest signature: roots, commitments,"
                            + " leaves, checkpoint, how the order of steps is shown, rivals, floor"
                            + " and controls. Never a question or a target.")
    public Uni<SignatureAnswer> signature(
            @Parameter(description = "The passport.") @PathParam("id") UUID id) {
        return newest(id);
    }

    @POST
    @Path("/signature/keys")
    @Operation(
            summary = "Commit held keys",
            description =
                    "Only in mode `held`, once the randomness is drawn: logs the root of the"
                            + " beacons' keys as a leaf `keys.committed`. Train only afterwards."
                            + " The same root again changes nothing; another is refused.")
    public Uni<SignatureAnswer> commitKeys(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Nullable KeysBody body) {
        KeysBody keys = required(body, "body");
        Sha256 root = FreezeBody.digest(keys.keysRoot(), "keysRoot");
        Sha256 randomness = FreezeBody.digest(keys.randomness(), "randomness");
        return sessions.withTransaction(
                        session -> drawings.commitHeld(session, id, root, randomness))
                .chain(() -> newest(id));
    }

    @GET
    @Path("/signature/kit-rows")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Export the training rows of a stored key",
            description =
                    "Questions and right answers in clear, for whoever trains the model. **These"
                            + " rows are the signature: whoever reads them can train another model"
                            + " to carry it, or one to avoid it.** Send the export token, told once"
                            + " at freeze, as bearer token, over a connection that nobody else"
                            + " reads; keep the rows where you keep keys, and do not let proxies"
                            + " log or cache them (the answer says no-store). An author who does"
                            + " not want the service to hold them at all freezes in mode `held`.")
    public Uni<KitRows> kitRows(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Parameter(description = "`Bearer` and the export token.")
                    @HeaderParam(HttpHeaders.AUTHORIZATION)
                    @Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw unauthorised(HttpHeaders.AUTHORIZATION, "a bearer token is needed");
        }
        Sha256 token = Sha256.ofText(authorization.substring(BEARER.length()).strip());
        return sessions.withSession(session -> SignatureRows.ofToken(session, id, token))
                .map(row -> {
                    if (row == null) {
                        throw unauthorised(
                                HttpHeaders.AUTHORIZATION,
                                "the token opens no signature of this passport");
                    }
                    var drawn = row.commitment().drawn();
                    if (drawn == null || row.commitment().keyed() == null) {
                        throw conflict(
                                "keysRoot",
                                "the keys are not committed yet; training before that proves"
                                        + " nothing");
                    }
                    return KitRows.of(vault.open(row, drawn.randomness()));
                });
    }

    @POST
    @Path("/prepared-beacons")
    @ResponseStatus(201)
    @Operation(
            summary = "Hand over prepared beacons",
            description =
                    "For a verification where the author keeps the key: the file that `passport"
                            + " signature prepare` writes, with beacons and their keys but without"
                            + " the author's key. It is checked against the logged roots, kept"
                            + " sealed, and never given back. 409 names what differs.")
    @RequestBody(
            description = "The file, byte for byte.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Object.class)))
    public Uni<PreparedAnswer> prepare(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            byte @Nullable [] file) {
        byte[] given = required(file, "body");
        return sessions.withTransaction(session -> preparedFiles.keep(session, id, given))
                .map(PreparedAnswer::new);
    }

    private Uni<SignatureAnswer> newest(UUID id) {
        return sessions.withSession(session ->
                SignatureRows.newest(session, id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> notFound("id", "passport " + id + " has no signature"))
                        .chain(row -> answer(session, row)));
    }

    private Uni<SignatureAnswer> answer(Mutiny.Session session, SignatureRow row) {
        Commitment commitment = row.commitment();
        return signatures
                .surroundings(session, commitment)
                .map(around -> SignatureAnswer.of(commitment, around));
    }
}
