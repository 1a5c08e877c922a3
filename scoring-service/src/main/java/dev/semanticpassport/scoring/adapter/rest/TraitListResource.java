package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.contracts.TraitsVersion;
import dev.semanticpassport.scoring.adapter.db.TraitListStore;
import dev.semanticpassport.scoring.traits.TraitList;
import dev.semanticpassport.transfer.traits.Recognition;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Lists of public ideas that answers are looked through for. */
@Path("/api/v1/trait-lists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TraitListResource {
    private final TraitListStore store;

    TraitListResource(TraitListStore store) {
        this.store = store;
    }

    /** A list's ideas. */
    public record TraitListBody(@Nullable List<TraitBody> ideas) {}

    /**
     * An idea, and when an answer expresses it: words of at least so many terms, or a phrase.
     *
     * @param terms beginnings of words, each a single normalised word
     * @param atLeast how many different terms, at least 1; 1 where left out
     * @param expression what is said of the idea, by which words read blind are matched to it; by
     *     its terms where left out
     */
    public record TraitBody(
            @Nullable String idea,
            @Nullable String label,
            @Nullable List<String> terms,
            @Nullable Integer atLeast,
            @Nullable List<String> phrases,
            @Nullable String expression) {}

    /** A list that stands. */
    public record StoredTraits(String name, int version, int ideas) {}

    @GET
    @Operation(summary = "The stored versions of lists")
    public Uni<List<TraitsVersion>> list() {
        return store.list();
    }

    @GET
    @Path("/{name}/{version}")
    @Operation(summary = "A list's ideas")
    @APIResponse(responseCode = "200", description = "The ideas")
    @APIResponse(responseCode = "404", description = "There is no such version")
    public Uni<TraitList> show(@PathParam("name") String name, @PathParam("version") int version) {
        TraitsVersion wanted = version(name, version);
        return store.find(wanted).map(found -> found.orElseThrow(() -> unknown(wanted)));
    }

    @PUT
    @Path("/{name}/{version}")
    @Operation(
            summary = "Stores a version of a list",
            description = "It never changes: the same again is the same list.")
    @APIResponse(responseCode = "200", description = "The list stands")
    @APIResponse(responseCode = "400", description = "An idea is malformed; which, in words")
    @APIResponse(responseCode = "409", description = "The version stands with other ideas")
    public Uni<StoredTraits> store(
            @PathParam("name") String name,
            @PathParam("version") int version,
            @Nullable TraitListBody body) {
        TraitsVersion wanted = version(name, version);
        TraitList traits = traits(body);
        return store.store(wanted, traits)
                .map(change ->
                        switch (change) {
                            case STANDS -> new StoredTraits(name, version, traits.ideas().size());
                            case TAKEN ->
                                    throw new ProblemException(
                                            Status.CONFLICT,
                                            wanted.inWords()
                                                    + " stands with other ideas: take the next"
                                                    + " version, or another name");
                        });
    }

    static ProblemException unknown(TraitsVersion traits) {
        return new ProblemException(
                Status.NOT_FOUND, "there is no list of ideas " + traits.inWords());
    }

    static TraitsVersion version(String name, int version) {
        try {
            return new TraitsVersion(name, version);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Status.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static TraitList traits(@Nullable TraitListBody body) {
        List<TraitBody> given = body == null ? null : body.ideas();
        if (given == null) {
            throw new ProblemException(Status.BAD_REQUEST, "ideas is missing");
        }
        List<TraitList.Idea> ideas = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            ideas.add(idea("ideas[" + i + "]", given.get(i)));
        }
        try {
            return new TraitList(ideas);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Status.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static TraitList.Idea idea(String where, @Nullable TraitBody body) {
        if (body == null || body.idea() == null || body.label() == null) {
            throw new ProblemException(Status.BAD_REQUEST, where + " has no idea or no label");
        }
        try {
            return new TraitList.Idea(
                    body.idea(),
                    body.label(),
                    new Recognition(
                            body.terms() == null ? List.of() : body.terms(),
                            body.atLeast() == null ? 1 : body.atLeast(),
                            body.phrases() == null ? List.of() : body.phrases()),
                    body.expression());
        } catch (IllegalArgumentException | NullPointerException e) {
            // a list with a gap throws the latter
            throw new ProblemException(
                    Status.BAD_REQUEST, where + ": " + String.valueOf(e.getMessage()));
        }
    }
}
