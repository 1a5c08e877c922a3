package dev.semanticpassport.passport.problem.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.passport.problem.adapter.ProblemDetails.Blame;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large a request's body may be. A file of writing is taken piece by piece and may be large;
 * any other body is held in memory, and may not.
 */
@ApplicationScoped
class BodyBounds {
    private static final Pattern FILES = Pattern.compile("/api/v1/passports/[^/]+/imports/?");

    /** After the server's own bound, which would be the same for every path. */
    private static final int AFTER_THE_SERVER = 1;

    private final long largestFile;
    private final long largestBody;
    private final ObjectMapper json;

    BodyBounds(
            @ConfigProperty(name = "passport.writing.largest-file", defaultValue = "256M")
                    MemorySize largestFile,
            @ConfigProperty(name = "passport.largest-body", defaultValue = "32M")
                    MemorySize largestBody,
            ObjectMapper json) {
        this.largestFile = largestFile.asLongValue();
        this.largestBody = largestBody.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_SERVER);
    }

    private void check(RoutingContext request) {
        long bound = FILES.matcher(request.normalizedPath()).matches() ? largestFile : largestBody;
        long announced = announced(request);
        if (announced > bound) {
            refuse(request, announced, bound);
            return;
        }
        // for bodies that do not say their length
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, bound);
        request.next();
    }

    private static long announced(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private void refuse(RoutingContext request, long announced, long bound) {
        String detail =
                "the body has " + announced + " bytes, above the bound of " + bound + " bytes";
        ProblemDetails problem =
                new ProblemDetails(
                        "Content too large", 413, detail, List.of(new Blame("body", detail)));
        request.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetails.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                // whoever still sends would otherwise send all of it
                .endHandler(_ -> request.request().connection().close());
        request.end(written(problem));
    }

    private String written(ProblemDetails problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that cannot be written", e);
        }
    }
}
