package dev.semanticpassport.passport.problem.adapter;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.messaging.Infrastructure;
import dev.semanticpassport.passport.problem.RequestProblem;
import dev.semanticpassport.passport.problem.RequestProblem.Kind;
import dev.semanticpassport.passport.problem.adapter.ProblemDetails.Blame;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Every failure of a request as problem details that name the field; never the request's content.
 */
final class ProblemMapping {
    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

    @ServerExceptionMapper
    Response of(RequestProblem problem) {
        Response answer =
                response(
                        problem.kind().status(),
                        problem.kind().title(),
                        problem.field(),
                        problem.detail());
        return problem.kind() == Kind.UNAUTHORISED
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                        .build()
                : answer;
    }

    @ServerExceptionMapper
    Response of(MismatchedInputException problem) {
        return unreadable(problem);
    }

    @ServerExceptionMapper
    Response of(WebApplicationException problem) {
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RequestProblem request) {
                return of(request);
            }
            if (cause instanceof NumberFormatException) {
                return response(
                        400,
                        "Bad request",
                        "parameter",
                        "a parameter of the path or the query is not a whole number in range");
            }
            if (cause instanceof JsonProcessingException json) {
                return unreadable(json);
            }
        }
        Response.StatusType status = problem.getResponse().getStatusInfo();
        return response(
                status.getStatusCode(),
                status.getReasonPhrase(),
                null,
                status.getStatusCode() == 404 ? "nothing lives at this path" : explain(status));
    }

    @ServerExceptionMapper
    Response of(Throwable failure) {
        if (Infrastructure.isFault(failure)) {
            LOG.warnf("a request could not be served: %s", failure);
            return response(
                    503,
                    "Service Unavailable",
                    null,
                    "the database or the broker cannot be reached; try again in a while");
        }
        LOG.error("request failed", failure);
        return response(500, "Internal Server Error", null, "the service failed; see its log");
    }

    private static Response unreadable(JsonProcessingException problem) {
        if (problem.getCause() instanceof RequestProblem request) {
            String prefix = problem instanceof JsonMappingException mapping ? path(mapping) : "";
            String field =
                    prefix.isEmpty() || request.field().startsWith(prefix)
                            ? request.field()
                            : prefix + "." + request.field();
            return response(
                    request.kind().status(), request.kind().title(), field, request.detail());
        }
        if (problem instanceof InvalidTypeIdException kind) {
            String field = discriminator(kind);
            return response(400, "Bad request", field, field + " is missing or unknown");
        }
        String detail = EventJson.explain(problem);
        String field = problem instanceof JsonMappingException mapping ? path(mapping) : "body";
        if (field.isEmpty()) {
            field =
                    problem.getCause() instanceof IllegalArgumentException
                            ? firstWord(detail)
                            : "body";
        }
        return response(400, "Bad request", field, detail);
    }

    private static Response response(
            int status, String title, @Nullable String field, String detail) {
        List<Blame> blamed = field == null ? List.of() : List.of(new Blame(field, detail));
        return Response.status(status)
                .type(ProblemDetails.MEDIA_TYPE)
                .entity(new ProblemDetails(title, status, detail, blamed))
                .build();
    }

    private static String explain(Response.StatusType status) {
        return switch (status.getStatusCode()) {
            case 405 -> "this path does not know this method";
            case 406 -> "Accept: only application/json is served here";
            case 413 -> "the body is too large";
            case 415 -> "Content-Type must be application/json";
            default -> status.getReasonPhrase();
        };
    }

    /** The field that says which of several shapes an object has. */
    private static String discriminator(InvalidTypeIdException problem) {
        JsonTypeInfo told = problem.getBaseType().getRawClass().getAnnotation(JsonTypeInfo.class);
        String path = path(problem);
        String name = told == null ? "body" : told.property();
        return path.isEmpty() || path.equals(name) || path.endsWith("." + name)
                ? (path.isEmpty() ? name : path)
                : path + "." + name;
    }

    private static String firstWord(String detail) {
        return detail.split("[ :]", 2)[0];
    }

    private static String path(JsonMappingException problem) {
        return problem.getPath().stream()
                .map(step ->
                        step.getFieldName() == null
                                ? "[" + step.getIndex() + "]"
                                : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
