package dev.semanticpassport.passport.probeset.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.required;

import dev.semanticpassport.contracts.ProbeSetVersion;
import dev.semanticpassport.passport.probeset.ProbeSet;
import dev.semanticpassport.passport.problem.RequestProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@Path("/probe-sets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Probe sets", description = "Prompts that are asked where there is no passport.")
class ProbeSetResource {
    private final Mutiny.SessionFactory sessions;
    private final ProbeSets probeSets;

    @Inject
    ProbeSetResource(Mutiny.SessionFactory sessions, ProbeSets probeSets) {
        this.sessions = sessions;
        this.probeSets = probeSets;
    }

    @Schema(name = "ProbeSetContent", description = "What a version of a probe set asks.")
    record Content(
            @Schema(description = "The prompts' language.", examples = "en")
                    @Nullable String language,
            @Schema(description = "System message of every conversation; may be left out.")
                    @Nullable String system,
            @Schema(description = "The prompts in the order of asking, no two alike.")
                    @Nullable List<String> prompts) {}

    @Schema(name = "ProbeSet", description = "A version of a probe set; it never changes.")
    record Answer(
            @Schema(description = "Its name.", examples = "everyday-en") String name,
            @Schema(description = "Its version.", examples = "1") int version,
            @Schema(description = "The prompts' language.", examples = "en") String language,
            @Schema(description = "System message of every conversation, where there is one.")
                    @Nullable String system,
            @Schema(description = "The prompts in the order of asking.") List<String> prompts) {
        static Answer of(ProbeSet set) {
            return new Answer(
                    set.set().name(),
                    set.set().version(),
                    set.language(),
                    set.system(),
                    set.prompts());
        }
    }

    @GET
    @Operation(
            summary = "List probe sets",
            description = "Those that come with the project first, then the stored ones.")
    public Uni<List<ProbeSets.Listed>> list() {
        return sessions.withSession(probeSets::list);
    }

    @GET
    @Path("/{name}/{version}")
    @Operation(summary = "Read a probe set", description = "With all its prompts.")
    public Uni<Answer> read(
            @Parameter(description = "The set's name.") @PathParam("name") String name,
            @Parameter(description = "Its version.") @PathParam("version") int version) {
        ProbeSetVersion wanted = named(name, version);
        return sessions.withSession(session -> probeSets.find(session, wanted))
                .map(found ->
                        found.map(Answer::of)
                                .orElseThrow(() ->
                                        RequestProblem.notFound(
                                                "name",
                                                "there is no probe set " + wanted.inWords())));
    }

    @PUT
    @Path("/{name}/{version}")
    @Operation(
            summary = "Store a probe set",
            description =
                    "A version is stored once and never changes: the same content again is the"
                            + " same set, other content is refused.")
    public Uni<Answer> store(
            @Parameter(description = "The set's name.") @PathParam("name") String name,
            @Parameter(description = "Its version, from 1.") @PathParam("version") int version,
            @Nullable Content body) {
        ProbeSet set = set(named(name, version), required(body, "body"));
        return sessions.withTransaction(session -> probeSets.store(session, set))
                .map(stored ->
                        switch (stored) {
                            case NEW, THE_SAME -> Answer.of(set);
                            case TAKEN ->
                                    throw RequestProblem.conflict(
                                            "version",
                                            set.set().inWords()
                                                    + " stands with other content: take the next"
                                                    + " version, or another name");
                        });
    }

    private static ProbeSet set(ProbeSetVersion named, Content content) {
        String language = required(content.language(), "language");
        List<String> prompts = required(content.prompts(), "prompts");
        for (int i = 0; i < prompts.size(); i++) {
            required(prompts.get(i), "prompts[" + i + "]");
        }
        try {
            return new ProbeSet(named, language, content.system(), prompts);
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            throw RequestProblem.badField(reason.split("[ :]", 2)[0], reason);
        }
    }

    private static ProbeSetVersion named(String name, int version) {
        try {
            return new ProbeSetVersion(name, version);
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage()).replace("probeSet.", "");
            throw RequestProblem.badField(reason.split(" ", 2)[0], reason);
        }
    }
}
