package dev.semanticpassport.scoring.adapter.rest;

import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;

/** Ids in paths. */
final class Ids {
    private Ids() {}

    static UUID verification(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Status.BAD_REQUEST, "the verification's id is no UUID");
        }
    }
}
