package dev.semanticpassport.scoring.adapter.rest;

import jakarta.ws.rs.core.Response;

/** HTTP problem details (RFC 9457). */
public record Problem(String type, String title, int status, String detail) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Response response(Response.StatusType status, String detail) {
        return Response.status(status.getStatusCode())
                .type(MEDIA_TYPE)
                .entity(
                        new Problem(
                                "about:blank",
                                status.getReasonPhrase(),
                                status.getStatusCode(),
                                detail))
                .build();
    }
}
