package dev.semanticpassport.passport.log.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.notFound;
import static dev.semanticpassport.passport.problem.RequestProblem.required;

import dev.semanticpassport.passport.log.ProofPlan;
import dev.semanticpassport.passport.log.PublishedCheckpoint;
import dev.semanticpassport.passport.log.adapter.LogAnswers.About;
import dev.semanticpassport.passport.log.adapter.LogAnswers.CheckpointAnswer;
import dev.semanticpassport.passport.log.adapter.LogAnswers.Consistency;
import dev.semanticpassport.passport.log.adapter.LogAnswers.Cosignature;
import dev.semanticpassport.passport.log.adapter.LogAnswers.Entries;
import dev.semanticpassport.passport.log.adapter.LogAnswers.Entry;
import dev.semanticpassport.passport.log.adapter.LogAnswers.Inclusion;
import dev.semanticpassport.passport.problem.RequestProblem;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@Path("/log")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Log",
        description =
                "The append-only Merkle log (RFC 6962 hashing) of passports, signatures and"
                        + " verdicts, for anyone to check.")
class LogResource {
    private static final int MOST_ENTRIES = 1000;

    private final Mutiny.SessionFactory sessions;
    private final Log log;
    private final LogKeys keys;
    private final Proofs proofs;
    private final Checkpoints checkpoints;

    @Inject
    LogResource(
            Mutiny.SessionFactory sessions,
            Log log,
            LogKeys keys,
            Proofs proofs,
            Checkpoints checkpoints) {
        this.sessions = sessions;
        this.log = log;
        this.keys = keys;
        this.proofs = proofs;
        this.checkpoints = checkpoints;
    }

    @GET
    @Operation(
            summary = "The log and its key",
            description = "Name, size and public key of the log, and the witnesses it knows.")
    public Uni<About> about() {
        return sessions.withTransaction(session ->
                keys.verifying(session)
                        .chain(key ->
                                log.size(session)
                                        .map(size -> About.of(key, size, keys.witnesses()))));
    }

    @GET
    @Path("/checkpoint")
    @Operation(
            summary = "The newest checkpoint",
            description =
                    "The newest signed checkpoint. 404 while the log is empty or nothing is signed"
                            + " yet.")
    public Uni<CheckpointAnswer> newest() {
        return sessions.withSession(checkpoints::newest)
                .onItem()
                .ifNull()
                .failWith(() -> notFound("checkpoint", "no checkpoint is signed yet"))
                .map(CheckpointAnswer::of);
    }

    @POST
    @Path("/checkpoints")
    @Operation(
            summary = "Sign a checkpoint now",
            description =
                    "Signs the log as it is now, without waiting for the regular checkpoint, and"
                            + " answers the one that is there where nothing came since.")
    @Consumes(MediaType.WILDCARD)
    public Uni<CheckpointAnswer> sign() {
        return sessions.withTransaction(checkpoints::sign)
                .onItem()
                .ifNull()
                .failWith(() -> notFound("checkpoint", "the log is empty"))
                .map(CheckpointAnswer::of);
    }

    @GET
    @Path("/checkpoints/{size}")
    @Operation(
            summary = "A checkpoint",
            description = "The checkpoint of exactly this size, with its cosignatures so far.")
    public Uni<CheckpointAnswer> checkpoint(
            @Parameter(description = "Leaves that it covers.", example = "12") @PathParam("size")
                    long size) {
        return sessions.withSession(session -> checkpoints.find(session, size))
                .onItem()
                .ifNull()
                .failWith(() -> notFound("size", "there is no checkpoint of size " + size))
                .map(CheckpointAnswer::of);
    }

    @POST
    @Path("/checkpoints/{size}/cosignatures")
    @Operation(
            summary = "Cosign a checkpoint",
            description =
                    "Takes the signature line of a witness that is configured here"
                            + " (passport.log.witnesses). The first line of each witness is kept."
                            + " Randomness that was drawn from the checkpoint before stays as it"
                            + " was.")
    public Uni<CheckpointAnswer> cosign(
            @Parameter(description = "Leaves that it covers.", example = "12") @PathParam("size")
                    long size,
            @Nullable Cosignature body) {
        String line = required(required(body, "cosignature").cosignature(), "cosignature").strip();
        check(line.length() <= 1024, "cosignature", "is longer than 1024 characters");
        check(
                line.codePoints().noneMatch(Character::isISOControl),
                "cosignature",
                "must be one line");
        return sessions.withTransaction(session -> checkpoints.cosign(session, size, line))
                .map(CheckpointAnswer::of);
    }

    @GET
    @Path("/entries")
    @Operation(
            summary = "Leaves",
            description = "Leaves in order, with the log's present size. At most 1000 at a time.")
    public Uni<Entries> entries(
            @Parameter(description = "Index of the first leaf.", example = "0")
                    @QueryParam("from")
                    @DefaultValue("0")
                    long from,
            @Parameter(description = "Most leaves to answer, 1 to 1000.", example = "100")
                    @QueryParam("limit")
                    @DefaultValue("100")
                    int limit) {
        check(from >= 0, "from", "must not be negative");
        check(limit >= 1 && limit <= MOST_ENTRIES, "limit", "must be 1 to " + MOST_ENTRIES);
        return sessions.withSession(session ->
                session.createQuery(
                                "from EntryRow where index >= :from and index < :end order by"
                                        + " index",
                                EntryRow.class)
                        .setParameter("from", from)
                        .setParameter("end", from + limit)
                        .getResultList()
                        .map(rows -> rows.stream().map(Entry::of).toList())
                        .chain(entries ->
                                log.size(session).map(size -> new Entries(size, entries))));
    }

    @GET
    @Path("/entries/{index}/proof")
    @Operation(
            summary = "Inclusion proof",
            description =
                    "Shows that a leaf stands in the log of a size; in the newest checkpoint's"
                            + " where none is asked.")
    public Uni<Inclusion> inclusion(
            @Parameter(description = "The leaf's index.", example = "3") @PathParam("index")
                    long index,
            @Parameter(
                            description =
                                    "Leaves of the tree; the newest checkpoint's where left out.",
                            example = "12")
                    @QueryParam("size")
                    @Nullable Long size) {
        return sessions.withSession(session ->
                sizeOr(session, size, "size")
                        .chain(covered -> {
                            check(
                                    index >= 0 && index < covered,
                                    "index",
                                    "must be 0 to "
                                            + (covered - 1)
                                            + ": so many leaves are covered");
                            return proofs.inclusion(session, index, covered).map(Inclusion::of);
                        }));
    }

    @GET
    @Path("/consistency")
    @Operation(
            summary = "Consistency proof",
            description =
                    "Shows that the log of the newer size begins with the log of the older one.")
    public Uni<Consistency> consistency(
            @Parameter(description = "Leaves of the older tree.", example = "3", required = true)
                    @QueryParam("from")
                    @Nullable Long from,
            @Parameter(
                            description =
                                    "Leaves of the newer tree; the newest checkpoint's where left"
                                            + " out.",
                            example = "12")
                    @QueryParam("to")
                    @Nullable Long to) {
        long older = required(from, "from");
        return sessions.withSession(session ->
                sizeOr(session, to, "to")
                        .chain(newer -> {
                            check(
                                    older >= 1 && older <= newer,
                                    "from",
                                    "must be 1 to " + newer + ", the newer size");
                            ProofPlan plan = ProofPlan.consistency(older, newer);
                            return log.read(session, plan)
                                    .map(read ->
                                            Consistency.of(plan.consistency(older, newer, read)));
                        }));
    }

    /** The asked size, at most the log's, or the newest checkpoint's. */
    private Uni<Long> sizeOr(Mutiny.Session session, @Nullable Long asked, String parameter) {
        if (asked == null) {
            return checkpoints
                    .newest(session)
                    .onItem()
                    .ifNull()
                    .failWith(
                            () -> RequestProblem.notFound(parameter, "no checkpoint is signed yet"))
                    .map(PublishedCheckpoint::size);
        }
        return log.size(session)
                .invoke(size ->
                        check(
                                asked >= 0 && asked <= size,
                                parameter,
                                "must be 0 to " + size + ", the log's size"))
                .replaceWith(asked);
    }
}
