package dev.semanticpassport.lab.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.lab.format.Json;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered, told in the form of OpenAI's interface. */
final class ApiError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String code;
    private final @Nullable String param;

    ApiError(int status, String message, @Nullable String code, @Nullable String param) {
        super(message);
        this.status = status;
        this.code = code;
        this.param = param;
    }

    /** A request whose field is not as it should be. */
    static ApiError field(String param, String message) {
        return new ApiError(400, message, "invalid_value", param);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode root = Json.object();
        root.putObject("error")
                .put("message", getMessage())
                .put("type", status < 500 ? "invalid_request_error" : "server_error")
                .put("param", param)
                .put("code", code);
        return root;
    }
}
