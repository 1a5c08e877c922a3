package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.messaging.Infrastructure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as problem details; what went wrong inside stays in the log. */
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response problem(ProblemException problem) {
        return Problem.response(problem.status(), String.valueOf(problem.getMessage()));
    }

    @ServerExceptionMapper
    Response problem(WebApplicationException refused) {
        var status = refused.getResponse().getStatusInfo();
        return Problem.response(status, String.valueOf(refused.getMessage()));
    }

    @ServerExceptionMapper
    Response problem(Throwable failure) {
        if (Infrastructure.isFault(failure)) {
            LOG.warnf("A request could not be served: %s", failure);
            return Problem.response(
                    Status.SERVICE_UNAVAILABLE,
                    "the database cannot be reached; try again in a while");
        }
        LOG.error("A request failed", failure);
        return Problem.response(
                Status.INTERNAL_SERVER_ERROR, "an error of the service; its log says more");
    }
}
