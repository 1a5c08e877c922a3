package dev.semanticpassport.passport.tree.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.badField;
import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.conflict;
import static dev.semanticpassport.passport.problem.RequestProblem.notFound;
import static dev.semanticpassport.passport.problem.RequestProblem.required;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.semanticpassport.contracts.TreeEdited;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.meaning.comparing.TreeComparing;
import dev.semanticpassport.meaning.json.SkosJson;
import dev.semanticpassport.meaning.language.Language;
import dev.semanticpassport.meaning.outline.Outline;
import dev.semanticpassport.meaning.publishing.PublicTree;
import dev.semanticpassport.passport.problem.RequestProblem;
import dev.semanticpassport.passport.threads.adapter.OffLoop;
import dev.semanticpassport.passport.tree.EditRefusal;
import dev.semanticpassport.passport.tree.Editing;
import dev.semanticpassport.passport.tree.adapter.TreeWire.ComparisonAnswer;
import dev.semanticpassport.passport.tree.adapter.TreeWire.EditsBody;
import dev.semanticpassport.passport.tree.adapter.TreeWire.KeptListAnswer;
import dev.semanticpassport.passport.tree.adapter.TreeWire.RevisionAnswer;
import dev.semanticpassport.passport.tree.adapter.TreeWire.RevisionsAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

@Path("/passports/{id}/tree")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Meaning trees",
        description =
                "The author's ideas, general to particular. Private ideas rest sealed; no path"
                        + " gives back a word of them.")
class TreeResource {
    private static final String SKOS = "application/ld+json";
    private static final String OUTLINE = "text/plain;charset=UTF-8";
    private static final String UUID_FORM = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Mutiny.SessionFactory sessions;
    private final Trees trees;
    private final TreeRows rows;
    private final TreeEdits edits;

    private enum Format {
        JSON,
        SKOS,
        OUTLINE
    }

    @Inject
    TreeResource(Mutiny.SessionFactory sessions, Trees trees, TreeRows rows, TreeEdits edits) {
        this.sessions = sessions;
        this.trees = trees;
        this.rows = rows;
        this.edits = edits;
    }

    @PUT
    @Operation(
            summary = "Give a tree",
            description =
                    "A tree that was built on the author's own machine by `passport tree`, where"
                            + " the author does not want the service to hold the writing. It takes"
                            + " the place of the tree so far; the edits so far are applied to it.")
    @RequestBody(
            description = "The file that `passport tree` writes.",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Object.class)))
    public Uni<RevisionAnswer> give(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            byte @Nullable [] file) {
        byte[] given = required(file, "body");
        return TreeBytes.given(given)
                .chain(tree ->
                        sessions.withTransaction(session ->
                                trees.lock(session, id)
                                        .chain(() -> trees.replace(session, id, tree, null))
                                        .chain(revision -> rows.revision(session, id, revision))
                                        .map(RevisionAnswer::of)));
    }

    @GET
    @Operation(
            summary = "The tree",
            description =
                    "Public ideas only. Of private ones it is told, where asked for, that they are"
                            + " there: their words stand in no answer, whoever asks; their author"
                            + " keeps them on the own machine, or edits them by id.")
    @APIResponse(
            responseCode = "200",
            description = "The tree.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TreeWire.TreeAnswer.class)),
                @Content(mediaType = SKOS, schema = @Schema(implementation = Object.class)),
                @Content(mediaType = OUTLINE, schema = @Schema(implementation = String.class))
            })
    @Produces({MediaType.APPLICATION_JSON, SKOS, OUTLINE})
    public Uni<Response> tree(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Parameter(description = "The revision; the newest where left out.", example = "3")
                    @QueryParam("revision")
                    @Nullable Integer revision,
            @Parameter(description = "Whether private ideas are counted too.", example = "true")
                    @QueryParam("private")
                    @DefaultValue("false")
                    boolean counted,
            @Parameter(
                            description =
                                    "`json`; `skos` for concepts in JSON-LD; `outline` for an"
                                            + " indented list.",
                            example = "skos")
                    @QueryParam("format")
                    @DefaultValue("json")
                    String format) {
        Format wanted =
                Arrays.stream(Format.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(format))
                        .findFirst()
                        .orElseThrow(
                                () -> badField("format", "format must be json, skos or outline"));
        return sessions.withSession(session -> trees.found(session, id, revision))
                .chain(found ->
                        OffLoop.compute(() ->
                                switch (wanted) {
                                    case SKOS ->
                                            Response.ok(
                                                            SkosJson.write(
                                                                    open(found),
                                                                    "urn:uuid:" + id,
                                                                    Language.SHIPPED),
                                                            SKOS)
                                                    .build();
                                    case OUTLINE ->
                                            Response.ok(Outline.of(open(found)), OUTLINE).build();
                                    case JSON ->
                                            Response.ok(
                                                            answer(found, counted),
                                                            MediaType.APPLICATION_JSON)
                                                    .build();
                                }));
    }

    private static MeaningTree open(Trees.Found found) {
        return PublicTree.of(found.opened().guarded());
    }

    private static TreeWire.TreeAnswer answer(Trees.Found found, boolean counted) {
        return new TreeWire.TreeAnswer(
                RevisionAnswer.of(found.row()),
                new String(TreeBytes.write(open(found)), UTF_8),
                counted ? privateIdeas(found.opened()) : null);
    }

    private static List<TreeWire.PrivateAnswer> privateIdeas(Trees.Opened opened) {
        MeaningTree tree = opened.edited().tree();
        return opened.guarded().ideas().stream()
                .filter(idea -> idea.standing() == Standing.PRIVATE)
                .filter(idea -> tree.idea(idea.id()).isPresent())
                .map(idea ->
                        new TreeWire.PrivateAnswer(
                                idea.id().text(),
                                idea.quotes().size(),
                                tree.narrower(idea.id()).size()))
                .toList();
    }

    @GET
    @Path("/compare")
    @Operation(
            summary = "Compare two trees",
            description =
                    "The public parts of this tree and of an earlier revision of it, or of another"
                            + " passport's tree. Ideas are the same by id, or else by label.")
    public Uni<ComparisonAnswer> compare(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Parameter(description = "A revision of this tree, or a passport.", example = "1")
                    @QueryParam("with")
                    @Nullable String with) {
        String other = required(with, "with");
        check(
                other.matches("[0-9]{1,9}") || other.matches(UUID_FORM),
                "with",
                "must be a revision of this tree or the id of a passport");
        return sessions.withSession(session ->
                trees.found(session, id, null)
                        .chain(now ->
                                (other.matches("[0-9]+")
                                                ? trees.found(session, id, Integer.valueOf(other))
                                                : trees.found(
                                                        session, UUID.fromString(other), null))
                                        .chain(then ->
                                                OffLoop.compute(() -> compared(then, now)))));
    }

    private static ComparisonAnswer compared(Trees.Found then, Trees.Found now) {
        MeaningTree first = open(then);
        MeaningTree second = open(now);
        return ComparisonAnswer.of(
                then.row(),
                now.row(),
                first,
                second,
                TreeComparing.compare(first, second, Language.SHIPPED));
    }

    @GET
    @Path("/revisions")
    @Operation(
            summary = "List a tree's revisions",
            description = "Newest first: why each was made, and how many ideas it has.")
    public Uni<RevisionsAnswer> revisions(
            @Parameter(description = "The passport.") @PathParam("id") UUID id) {
        return sessions.withSession(session -> rows.revisions(session, id))
                .map(found -> new RevisionsAnswer(found.stream().map(RevisionAnswer::of).toList()));
    }

    @POST
    @Path("/edits")
    @Operation(
            summary = "Edit the tree",
            description =
                    "Applies edits in their order, all or none; the problem names the index of the"
                            + " edit to blame. Each edit that was applied is told by the event"
                            + " tree.edited.v1, which is a second way in, of equal rank; text on a"
                            + " private idea is taken here only, and its event holds a digest in"
                            + " place of it. Edits are applied again whenever the tree is built"
                            + " anew.")
    public Uni<RevisionAnswer> edit(
            @Parameter(description = "The passport.") @PathParam("id") UUID id,
            @Nullable EditsBody body) {
        List<TreeEdited> asked = required(body, "body").asked(id, UUID::randomUUID);
        return edits.edit(asked, Trees.Way.REST)
                .map(edited ->
                        switch (edited) {
                            case Edited.Applied(var revision) -> RevisionAnswer.of(revision);
                            case Edited.Known(var revision) -> RevisionAnswer.of(revision);
                            case Edited.Refused(var refusal) -> throw problem(refusal);
                        });
    }

    @GET
    @Path("/edits")
    @Operation(
            summary = "List the edits",
            description =
                    "What kind each is, which ideas it names, and whether it still finds them;"
                            + " never its words.")
    public Uni<KeptListAnswer> kept(
            @Parameter(description = "The passport.") @PathParam("id") UUID id) {
        return sessions.withSession(session ->
                trees.found(session, id, null)
                        .chain(found ->
                                rows.edits(session, id, Integer.MAX_VALUE)
                                        .map(all -> listed(found.opened(), all))));
    }

    private static KeptListAnswer listed(Trees.Opened opened, List<TreeEditRow> all) {
        Set<UUID> lost = new HashSet<>(opened.edited().lost());
        return new KeptListAnswer(
                all.stream().map(row -> kept(opened, row, lost.contains(row.editId))).toList());
    }

    private static TreeWire.KeptAnswer kept(Trees.Opened opened, TreeEditRow row, boolean lost) {
        List<String> ideas =
                row.place > opened.edits().size()
                        ? List.of()
                        : Editing.ideas(opened.edits().get(row.place - 1));
        return new TreeWire.KeptAnswer(row.place, row.editId, row.kind, ideas, lost, row.madeAt);
    }

    private static RequestProblem problem(EditRefusal refusal) {
        String field = "edits[" + refusal.index() + "]." + refusal.field();
        String reason = field + ": " + refusal.reason();
        return switch (refusal.kind()) {
            case UNKNOWN -> notFound(field, reason);
            case IMPOSSIBLE, TELLS_PRIVATE -> badField(field, reason);
            case ID_REUSED -> conflict(field, reason);
        };
    }
}
