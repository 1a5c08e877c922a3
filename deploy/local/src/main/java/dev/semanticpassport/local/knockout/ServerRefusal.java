package dev.semanticpassport.local.knockout;

import java.io.IOException;

/** A model server said no. */
final class ServerRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ServerRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }
}
