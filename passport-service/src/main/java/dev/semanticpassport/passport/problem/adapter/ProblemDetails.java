package dev.semanticpassport.passport.problem.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every error, as RFC 9457 has it, with the fields to blame. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "ProblemDetails",
        description = "What is wrong with the request, by RFC 9457 (application/problem+json).")
public record ProblemDetails(
        @Schema(description = "The HTTP status in words.", examples = "Bad request") String title,
        @Schema(description = "The HTTP status.", examples = "400") int status,
        @Schema(description = "What is wrong, in one sentence.", examples = "author is missing")
                String detail,
        @Schema(description = "The fields to blame, where the request's fields are to blame.")
                List<Blame> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public ProblemDetails {
        errors = List.copyOf(errors);
    }

    /** One field and what is wrong with it. */
    @Schema(name = "Blame", description = "One field and what is wrong with it.")
    public record Blame(
            @Schema(
                            description = "The field, parameter or header, as a dotted path.",
                            examples = "author")
                    String field,
            @Schema(description = "What is wrong with it.", examples = "author is missing")
                    String detail) {}
}
