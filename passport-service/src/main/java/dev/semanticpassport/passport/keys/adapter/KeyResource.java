package dev.semanticpassport.passport.keys.adapter;

import static dev.semanticpassport.passport.problem.RequestProblem.check;
import static dev.semanticpassport.passport.problem.RequestProblem.required;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.semanticpassport.core.signing.DsseEnvelope;
import dev.semanticpassport.passport.keys.Envelopes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/log/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Keys",
        description = "Authors' public keys as the log has them: created, rotated, revoked.")
class KeyResource {
    private static final int MOST = 1000;

    private final Mutiny.SessionFactory sessions;
    private final AuthorKeys keys;

    @Inject
    KeyResource(Mutiny.SessionFactory sessions, AuthorKeys keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Log an entry on a key",
            description =
                    "Takes a DSSE envelope of type application/vnd.semantic-passport.key+json: a"
                            + " key created (signed by itself), rotated (signed by the old and the"
                            + " new one) or revoked (signed by itself or by one that took its"
                            + " place). An author's name is not claimed by it: two lines of keys"
                            + " may have the same one.")
    @RequestBody(
            description = "The envelope.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Object.class)))
    public Uni<KeyKept> add(byte @Nullable [] body) {
        DsseEnvelope envelope = Envelopes.read(required(body, "body"));
        return sessions.withTransaction(session -> keys.add(session, envelope))
                .map(kept -> new KeyKept(kept.keyId(), kept.index(), kept.type()));
    }

    @GET
    @Operation(
            summary = "Entries on keys",
            description =
                    "All entries of the line of a key, or of an author's keys, in the log's order.")
    public Uni<KeyEntries> entries(
            @Parameter(description = "Id of any key of the line.") @QueryParam("key")
                    @Nullable String key,
            @Parameter(description = "The author's name.", example = "Ada Vetrova")
                    @QueryParam("author")
                    @Nullable String author) {
        check((key == null) != (author == null), "key", "or author must be given, and not both");
        return sessions.withSession(session ->
                        key == null
                                ? keys.ofAuthor(session, required(author, "author"), MOST)
                                : keys.ofKey(session, key))
                .map(rows -> new KeyEntries(rows.stream().map(KeyEntry::of).toList()));
    }

    @Schema(name = "KeyKept", description = "An entry that was logged.")
    record KeyKept(
            @Schema(description = "Id of the key: SHA-256 of its SPKI, in hex.") String keyId,
            @Schema(description = "The entry's index in the log.", examples = "3") long logIndex,
            @Schema(
                            description = "What it says.",
                            enumeration = {"key.created", "key.rotated", "key.revoked"})
                    String type) {}

    @Schema(name = "KeyEntries", description = "Entries on keys, in the log's order.")
    record KeyEntries(@Schema(description = "The entries.") List<KeyEntry> entries) {}

    @Schema(name = "KeyEntry", description = "One entry on a key.")
    record KeyEntry(
            @Schema(description = "The entry's index in the log.", examples = "3") long logIndex,
            @Schema(description = "Id of the key that it is about.") String keyId,
            @Schema(description = "The first key of its line.") String line,
            @Schema(description = "The signed envelope.", implementation = Object.class)
                    @JsonRawValue
                    String envelope) {

        static KeyEntry of(KeyEntryRow row) {
            return new KeyEntry(row.index, row.keyId, row.line, row.envelope);
        }
    }
}
