package dev.semanticpassport.passport.kit.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.conflict;
import static dev.semanticpassport.passport.problem.RequestProblem.notFound;

import dev.semanticpassport.meaning.publishing.PublicTree;
import dev.semanticpassport.passport.document.Bounds;
import dev.semanticpassport.passport.document.IssuedPassport;
import dev.semanticpassport.passport.document.adapter.Passports;
import dev.semanticpassport.passport.kit.PublicKit;
import dev.semanticpassport.passport.kit.adapter.KitWire.ProposalAnswer;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import dev.semanticpassport.passport.tree.adapter.Trees;
import dev.semanticpassport.passport.writing.adapter.StoredMessages;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.proposing.Wishes;
import dev.semanticpassport.transfer.training.BaseFacts;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

@Path("/passports/{id}")
@Tag(
        name = "Kits",
        description =
                "What a trainer needs to carry the ideas into a model. The full kit holds secrets"
                        + " and is made on the author's machine alone, by `passport kit`.")
class KitResource {
    private static final String ZIP = "application/zip";
    private static final String PUBLIC = "public";

    private final Mutiny.SessionFactory sessions;
    private final Passports passports;
    private final Trees trees;
    private final StoredMessages messages;

    @Inject
    KitResource(
            Mutiny.SessionFactory sessions,
            Passports passports,
            Trees trees,
            StoredMessages messages) {
        this.sessions = sessions;
        this.passports = passports;
        this.trees = trees;
        this.messages = messages;
    }

    private record Parts(IssuedPassport passport, Trees.Opened tree) {}

    @GET
    @Path("/kit")
    @Blocking
    @Produces(ZIP)
    @Operation(
            summary = "The public kit",
            description =
                    "Training rows of the public ideas, their held-out probes, configurations for"
                            + " PEFT, axolotl and LLaMA-Factory, and the training article, as a"
                            + " ZIP. It holds no beacon and nothing of a private idea, so that a"
                            + " model trained on it is not recognised by beacons. The same tree and"
                            + " parameters give the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "The kit.",
            content =
                    @Content(
                            mediaType = ZIP,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "409",
            description = "The tree gives nothing to train, or binds ideas to what the base lacks.")
    public Response kit(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Parameter(
                            description = "`public`; `full` is refused with the way to make it.",
                            example = PUBLIC)
                    @QueryParam("kind")
                    @DefaultValue(PUBLIC)
                    String kind,
            @Parameter(description = "The base to train on.", example = "example/ember-1b")
                    @QueryParam("base")
                    @DefaultValue("base")
                    String base,
            @Parameter(description = "How many layers it has.", example = "16")
                    @QueryParam("layers")
                    @DefaultValue("16")
                    int layers,
            @Parameter(description = "Tokens of the longest text that it reads.", example = "2048")
                    @QueryParam("context")
                    @DefaultValue("2048")
                    int context,
            @Parameter(description = "Seed of the training.", example = "1")
                    @QueryParam("seed")
                    @DefaultValue("1")
                    long seed) {
        checkKind(kind);
        check(layers >= 1 && layers <= 1000, "layers", "must be 1 to 1000");
        check(context >= 1 && context <= 10_000_000, "context", "must be 1 to 10000000");
        BaseFacts facts =
                new BaseFacts(
                        Bounds.line(base, "base", 512), layers, BaseFacts.LLAMA_MODULES, context);
        Parts parts = OffLoop.await(() -> parts(id));
        byte[] zip = packed(parts, facts, seed);
        return Response.ok(zip, ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"kit-" + id + ".zip\"")
                .build();
    }

    private byte[] packed(Parts parts, BaseFacts facts, long seed) {
        try {
            return PublicKit.zip(
                    new PublicKit.Order(
                            parts.passport().name(),
                            parts.passport().author(),
                            parts.tree().guarded(),
                            messages.of(parts.passport().passportId()),
                            facts,
                            seed));
        } catch (IllegalArgumentException nothing) {
            throw conflict("tree", "tree: no kit can be packed from it for this base");
        }
    }

    private static void checkKind(String kind) {
        if (kind.equals("full")) {
            throw badField(
                    "kind",
                    "kind: the full kit holds the author's secrets; it is made on the author's own"
                            + " machine, by `passport kit --full`, and given by no service");
        }
        check(kind.equals(PUBLIC), "kind", "must be public");
    }

    @POST
    @Path("/signature/proposal")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Propose a signature",
            description =
                    "What a signature from this tree would be: how many beacons and of which"
                            + " ideas, which ideas give traits, which are bound to layers. Labels of"
                            + " public ideas and counts; no question. Nothing is kept.")
    public Uni<ProposalAnswer> propose(
            @Parameter(description = "The passport.") @PathParam("id") UUID id) {
        return parts(id)
                .chain(parts ->
                        OffLoop.compute(() ->
                                ProposalAnswer.of(
                                        Proposing.propose(
                                                PublicTree.of(parts.tree().guarded()),
                                                List.of(),
                                                Wishes.of(0)))));
    }

    private Uni<Parts> parts(UUID id) {
        return sessions.withSession(session ->
                passports
                        .newest(session, id)
                        .onItem()
                        .ifNull()
                        .failWith(() -> notFound("id", "there is no passport " + id))
                        .chain(passport ->
                                trees.newest(session, id)
                                        .onItem()
                                        .ifNull()
                                        .failWith(() ->
                                                notFound(
                                                        "id",
                                                        "passport " + id + " has no meaning tree"))
                                        .map(tree -> new Parts(passport, tree))));
    }
}
