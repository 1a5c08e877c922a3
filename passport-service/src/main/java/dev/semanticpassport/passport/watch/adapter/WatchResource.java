package dev.semanticpassport.passport.watch.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.required;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.passport.probeset.adapter.ProbeSets;
import dev.semanticpassport.passport.problem.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@Path("/watches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Watches", description = "Endpoints looked at again and again: still the same model?")
class WatchResource {
    private static final int LEAST_PROMPTS = 8;
    private static final int MOST_LISTED = 1_000;

    private final Mutiny.SessionFactory sessions;
    private final ProbeSets probeSets;
    private final Clock clock;
    private final WatchConfig config;

    @Inject
    WatchResource(
            Mutiny.SessionFactory sessions, ProbeSets probeSets, Clock clock, WatchConfig config) {
        this.sessions = sessions;
        this.probeSets = probeSets;
        this.clock = clock;
        this.config = config;
    }

    @Schema(name = "WatchTerms", description = "What is watched, and how.")
    record Body(
            @Schema(description = "How the model is asked; a chat.") @Nullable Access access,
            @Schema(description = "What it is asked.") @Nullable ProbeSetVersion probeSet,
            @Schema(description = "Prompts of the set asked at each look.", examples = "80")
                    int prompts,
            @Schema(description = "Time between looks, ISO 8601.", examples = "PT6H")
                    @Nullable String every,
            @Schema(
                            description = "Chance of ever telling of drift where there is none.",
                            examples = "0.001")
                    double alpha) {}

    @Schema(name = "Watch", description = "An endpoint that is looked at again and again.")
    record View(
            @Schema(description = "The watch.") UUID watchId,
            @Schema(description = "WATCHING, DRIFTED or STOPPED.", examples = "WATCHING")
                    String state,
            @Schema(description = "The model's id at the endpoint.") String model,
            @Schema(description = "Time between looks, ISO 8601.", examples = "PT6H") String every,
            @Schema(description = "Chance of ever telling of drift where there is none.")
                    double alpha,
            @Schema(description = "The verification with the first answers, once there is one.")
                    @Nullable UUID reference,
            @Schema(description = "The one that asked the same again at once, once there is one.")
                    @Nullable UUID referenceAgain,
            @Schema(description = "Looks compared with it.", examples = "3") int looks,
            @Schema(description = "Evidence against \"still the same\" so far; told at 1 / alpha.")
                    double evidence,
            @Schema(description = "The verification at which drift was noticed.")
                    @Nullable UUID driftedAt,
            @Schema(description = "When something is done next, while it watches.")
                    @Nullable Instant nextAt) {
        static View of(WatchRow row) {
            WatchTerms terms = row.terms();
            return new View(
                    row.id,
                    row.state.name(),
                    terms.model(),
                    terms.every().toString(),
                    terms.alpha(),
                    row.reference,
                    row.referenceAgain,
                    row.looks,
                    row.evidence,
                    row.driftedAt,
                    row.state == WatchRow.State.WATCHING ? row.nextAt : null);
        }
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Watch an endpoint",
            description =
                    "Its first answers are the measure; each look asks the same prompts again. The"
                            + " same terms again are the same watch, others are refused.")
    public Uni<View> put(
            @Parameter(description = "The watch, a fresh random id.") @PathParam("id") UUID id,
            @Nullable Body body) {
        WatchTerms terms = terms(required(body, "body"));
        String digest = WatchJson.digest(terms);
        return sessions.withTransaction(session ->
                probeSets
                        .find(session, terms.probeSet())
                        .chain(set -> {
                            if (set.isEmpty()) {
                                throw RequestProblem.notFound(
                                        "probeSet",
                                        "there is no probe set " + terms.probeSet().inWords());
                            }
                            return insert(session, id, terms, digest);
                        })
                        .chain(() -> session.find(WatchRow.class, id))
                        .map(row -> {
                            if (!row.contentDigest.equals(digest)) {
                                throw RequestProblem.conflict(
                                        "id", "watch " + id + " stands with other terms");
                            }
                            return View.of(row);
                        }));
    }

    private Uni<Integer> insert(Mutiny.Session session, UUID id, WatchTerms terms, String digest) {
        return session.createNativeQuery(
                        """
                        insert into watch (id, content_digest, terms, state, next_at, made_at) \
                        values (:id, :digest, :terms, 'WATCHING', :now, :now) on conflict do nothing\
                        """)
                .setParameter("id", id)
                .setParameter("digest", digest)
                .setParameter("terms", WatchJson.write(terms))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private WatchTerms terms(Body body) {
        Access access = required(body.access(), "access");
        if (!(access instanceof Access.Chat chat)) {
            throw RequestProblem.badField("access", "access must be a chat");
        }
        check(
                body.prompts() >= LEAST_PROMPTS && body.prompts() <= 10_000,
                "prompts",
                "must be " + LEAST_PROMPTS + " to 10000");
        check(body.alpha() > 0 && body.alpha() < 1, "alpha", "must be above 0 and below 1");
        Duration every = every(required(body.every(), "every"));
        check(
                every.compareTo(config.leastEvery()) >= 0,
                "every",
                "must be at least " + config.leastEvery());
        return new WatchTerms(
                chat, required(body.probeSet(), "probeSet"), body.prompts(), every, body.alpha());
    }

    private static Duration every(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw RequestProblem.badField("every", "every must be a duration such as PT6H");
        }
    }

    @GET
    @Operation(summary = "List watches", description = "The newest first.")
    public Uni<List<View>> list() {
        return sessions.withSession(session ->
                session.createSelectionQuery("from WatchRow order by madeAt desc", WatchRow.class)
                        .setMaxResults(MOST_LISTED)
                        .getResultList()
                        .map(rows -> rows.stream().map(View::of).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a watch", description = "How often it looked and what it saw.")
    public Uni<View> one(@Parameter(description = "The watch.") @PathParam("id") UUID id) {
        return sessions.withSession(session -> session.find(WatchRow.class, id))
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(View::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Stop a watch", description = "It stays readable, and looks no more.")
    public Uni<View> stop(@Parameter(description = "The watch.") @PathParam("id") UUID id) {
        return sessions.withTransaction(session ->
                session.find(WatchRow.class, id, LockMode.PESSIMISTIC_WRITE)
                        .onItem()
                        .ifNull()
                        .failWith(() -> unknown(id))
                        .map(row -> {
                            if (row.state == WatchRow.State.WATCHING) {
                                row.state = WatchRow.State.STOPPED;
                            }
                            return View.of(row);
                        }));
    }

    private static RequestProblem unknown(UUID id) {
        return RequestProblem.notFound("id", "there is no watch " + id);
    }
}
