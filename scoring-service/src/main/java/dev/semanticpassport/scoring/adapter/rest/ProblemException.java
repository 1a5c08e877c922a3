package dev.semanticpassport.scoring.adapter.rest;

import jakarta.ws.rs.core.Response.Status;

/** A request that cannot be served, and why. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Status status;

    ProblemException(Status status, String detail) {
        super(detail);
        this.status = status;
    }

    Status status() {
        return status;
    }
}
