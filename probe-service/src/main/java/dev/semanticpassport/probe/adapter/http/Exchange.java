package dev.semanticpassport.probe.adapter.http;

import dev.semanticpassport.probe.asking.Reply;
import dev.semanticpassport.probe.pacing.Room;
import dev.semanticpassport.probe.reading.ChatBodies;
import dev.semanticpassport.probe.reading.RetryAfter;
import dev.semanticpassport.probe.reading.Veil;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, bounded in time and bytes. Lives on one event loop. Whatever is
 * reported is in our words: an exception's text may hold an address, a body may hold anything.
 */
final class Exchange {

    /**
     * What a call may take.
     *
     * @param bodies what bodies above {@link #ALWAYS_BYTES} share
     */
    record Bounds(Duration time, int bodyBytes, Room bodies) {}

    /** Of a body that is read without asking for room: more than answers usually are. */
    private static final int ALWAYS_BYTES = 64 * 1024;

    /** Enough for an error's code; more of it is not wanted. */
    private static final int ERROR_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final Buffer body;
    private final @Nullable Integer alternatives;
    private final Bounds bounds;
    private final CompletableFuture<Reply> reply;
    private final Buffer received = Buffer.buffer();
    private Veil veil = Veil.NONE;
    private long timer;
    private boolean over;
    private boolean roomAsked;
    private long roomTaken;
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;

    /**
     * @param alternatives to each token that the body asks for; null where it asks for none
     */
    Exchange(
            Vertx vertx,
            HttpClient client,
            Buffer body,
            @Nullable Integer alternatives,
            Bounds bounds,
            CompletableFuture<Reply> reply) {
        this.vertx = vertx;
        this.client = client;
        this.body = body;
        this.alternatives = alternatives;
        this.bounds = bounds;
        this.reply = reply;
    }

    /** Time runs from here. */
    void begin() {
        timer = vertx.setTimer(bounds.time().toMillis(), _ -> outOfTime());
    }

    void send(@Nullable Target target, @Nullable Throwable bug) {
        if (over) {
            return;
        }
        switch (target) {
            case null -> {
                over = true;
                vertx.cancelTimer(timer);
                reply.completeExceptionally(
                        bug == null ? new IllegalStateException("no target") : bug);
            }
            case Target.Refused(var refusal) -> end(refusal, false);
            case Target.Found(var options, var secrets) -> {
                veil = secrets;
                client.request(options).onSuccess(this::connected).onFailure(this::lost);
            }
        }
    }

    private void connected(HttpClientRequest connected) {
        if (over) {
            connected.reset();
            return;
        }
        request = connected;
        connected.send(body).onSuccess(this::responded).onFailure(this::lost);
    }

    private void responded(HttpClientResponse head) {
        if (over) {
            return;
        }
        response = head;
        head.exceptionHandler(this::lost);
        int most = head.statusCode() == 200 ? bounds.bodyBytes() : ERROR_BYTES;
        long announced = announced(head);
        if (announced > most) {
            tooMuch(head);
            return;
        }
        head.handler(part -> {
            if (over) {
                return;
            }
            if (received.length() + part.length() > most) {
                tooMuch(head);
            } else {
                received.appendBuffer(part);
                if (received.length() > ALWAYS_BYTES) {
                    requireRoom(head, most);
                }
            }
        });
        head.endHandler(_ -> end(read(head), false));
        if (announced > ALWAYS_BYTES) {
            requireRoom(head, announced);
        }
    }

    /**
     * Reads no further until there is room for the whole body. Whoever waits holds none of it, so
     * those that do come to their end.
     */
    private void requireRoom(HttpClientResponse head, long bytes) {
        if (roomAsked) {
            return;
        }
        roomAsked = true;
        head.pause();
        Context loop = vertx.getOrCreateContext();
        bounds.bodies()
                .take(
                        bytes,
                        () ->
                                loop.runOnContext(_ -> {
                                    if (over) {
                                        bounds.bodies().giveBack(bytes);
                                    } else {
                                        roomTaken = bytes;
                                        head.resume();
                                    }
                                }));
    }

    private static long announced(HttpClientResponse head) {
        String length = head.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private void tooMuch(HttpClientResponse head) {
        end(
                head.statusCode() == 200
                        ? new Reply.TooLarge(bounds.bodyBytes())
                        : status(head, ""),
                true);
    }

    private void outOfTime() {
        end(
                errorHead()
                        .orElseGet(() ->
                                new Reply.TimedOut(
                                        "no whole answer within "
                                                + bounds.time().toMillis()
                                                + " ms")),
                true);
    }

    private void lost(Throwable cause) {
        end(errorHead().orElseGet(() -> lostFor(cause)), true);
    }

    /** An error's status stands, whatever becomes of its body. */
    private Optional<Reply> errorHead() {
        HttpClientResponse head = response;
        return head == null || head.statusCode() == 200
                ? Optional.empty()
                : Optional.of(status(head, ""));
    }

    private static Reply lostFor(Throwable cause) {
        return switch (cause) {
            case TooLongFrameException _ ->
                    new Reply.Unreadable("the response's headers are above their bound");
            case DecoderException broken when broken.getCause() instanceof SSLException ->
                    new Reply.Unreachable("TLS failed");
            case SSLException _ -> new Reply.Unreachable("TLS failed");
            case DecoderException _, IllegalArgumentException _ ->
                    new Reply.Unreadable("the response is not HTTP");
            case ConnectException _ -> new Reply.Unreachable("no connection");
            default -> new Reply.Unreachable("closed before the answer's end");
        };
    }

    private Reply read(HttpClientResponse head) {
        return head.statusCode() == 200
                ? ChatBodies.completion(received.getBytes(), alternatives, veil)
                : status(head, ChatBodies.errorCode(received.getBytes(), veil));
    }

    private static Reply status(HttpClientResponse head, String code) {
        int status = head.statusCode();
        return switch (status) {
            case 401, 403 -> new Reply.Denied(status, code);
            case 404 -> new Reply.NotFound(code);
            case 408 -> new Reply.TimedOut("HTTP 408");
            case 429 -> new Reply.RateLimited(pause(head), code);
            default ->
                    switch (status / 100) {
                        case 5 -> new Reply.ServerError(status, pause(head), code);
                        case 2 -> new Reply.Unreadable("HTTP " + status);
                        default -> new Reply.Rejected(status, code);
                    };
        };
    }

    private static Optional<Duration> pause(HttpClientResponse head) {
        return RetryAfter.read(head.getHeader("Retry-After"), Instant.now());
    }

    /**
     * @param close whether the connection is of no more use
     */
    private void end(Reply how, boolean close) {
        if (over) {
            return;
        }
        over = true;
        vertx.cancelTimer(timer);
        if (close && request != null) {
            request.reset();
        }
        if (roomTaken > 0) {
            bounds.bodies().giveBack(roomTaken);
        }
        reply.complete(how);
    }
}
