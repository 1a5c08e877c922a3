package dev.semanticpassport.probe.adapter.http;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.probe.looking.HubCalls;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request to a hub and its response, bounded in time and bytes. */
final class HubExchange {
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/(?:[0-9]{1,18}|\\*)");
    private static final Pattern NEXT = Pattern.compile("<([^>]{1,2048})>\\s*;\\s*rel=\"?next\"?");

    private HubExchange() {}

    /**
     * What is wanted.
     *
     * @param most bytes that are read
     */
    record Wish(Optional<HubCalls.Range> range, int most) {}

    /** What became of it. */
    sealed interface Came {

        record Whole(HubCalls.Got got) implements Came {}

        /** It lies elsewhere. */
        record Moved(URI to) implements Came {}

        /**
         * @param again whether another call may help
         */
        record Failed(FailureKind kind, String detail, boolean again, Optional<Duration> pause)
                implements Came {}
    }

    /**
     * Blocks until there is something.
     *
     * @param hub its address, under which a page that follows has to lie
     */
    static Came get(
            Vertx vertx,
            HttpClient client,
            RequestOptions options,
            Wish wish,
            Duration time,
            String hub)
            throws IOException {
        Promise<Came> came = Promise.promise();
        Promise<HttpClientRequest> begun = Promise.promise();
        long timer =
                vertx.setTimer(
                        time.toMillis(),
                        _ -> {
                            came.tryComplete(
                                    failed(
                                            FailureKind.TIMEOUT,
                                            "no whole answer within " + time.toMillis() + " ms",
                                            true));
                            begun.future().onSuccess(HttpClientRequest::reset);
                        });
        client.request(options)
                .onSuccess(begun::tryComplete)
                .compose(HttpClientRequest::send)
                .compose(head -> read(head, wish, hub))
                .onSuccess(came::tryComplete)
                .onFailure(_ ->
                        came.tryComplete(
                                failed(
                                        FailureKind.UNREACHABLE,
                                        "no connection, or closed before the end",
                                        true)));
        try {
            return came.future().toCompletionStage().toCompletableFuture().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a call that ended in no way known", bug);
        } finally {
            vertx.cancelTimer(timer);
        }
    }

    private static Future<Came> read(HttpClientResponse head, Wish wish, String hub) {
        int status = head.statusCode();
        String location = head.getHeader("Location");
        if (status / 100 == 3 && location != null) {
            head.request().reset();
            return Future.succeededFuture(moved(location));
        }
        boolean right = wish.range().isPresent() ? status == 206 : status == 200;
        if (!right) {
            head.request().reset();
            return Future.succeededFuture(refused(head, status));
        }
        if (wish.range().isPresent() && !matches(wish.range().get(), head)) {
            head.request().reset();
            return Future.succeededFuture(
                    failed(FailureKind.UNREADABLE, "other bytes came than were asked for", false));
        }
        Promise<Came> came = Promise.promise();
        Buffer received = Buffer.buffer();
        head.handler(part -> {
            if (received.length() + part.length() > wish.most()) {
                if (came.tryComplete(
                        failed(
                                FailureKind.TOO_LARGE,
                                "body above " + wish.most() + " bytes",
                                false))) {
                    head.request().reset();
                }
            } else {
                received.appendBuffer(part);
            }
        });
        head.exceptionHandler(came::tryFail);
        head.endHandler(_ ->
                came.tryComplete(
                        new Came.Whole(
                                new HubCalls.Got(
                                        received.getBytes(),
                                        tag(head),
                                        next(head.getHeader("Link"), hub)))));
        return came.future();
    }

    private static String tag(HttpClientResponse head) {
        String tag = head.getHeader("ETag");
        return tag == null ? "" : tag;
    }

    private static Came moved(String location) {
        try {
            return new Came.Moved(URI.create(location));
        } catch (IllegalArgumentException e) {
            return failed(FailureKind.REJECTED, "a redirect that leads nowhere", false);
        }
    }

    private static boolean matches(HubCalls.Range range, HttpClientResponse head) {
        Matcher told = CONTENT_RANGE.matcher(String.valueOf(head.getHeader("Content-Range")));
        return told.matches()
                && Long.parseLong(told.group(1)) == range.first()
                && Long.parseLong(told.group(2)) == range.end() - 1;
    }

    private static Optional<String> next(@Nullable String link, String hub) {
        Matcher next = NEXT.matcher(link == null ? "" : link);
        return next.find() && next.group(1).startsWith(hub + "/")
                ? Optional.of(next.group(1).substring(hub.length()))
                : Optional.empty();
    }

    private static Came refused(HttpClientResponse head, int status) {
        String detail = "HTTP " + status;
        return switch (status) {
            case 401, 403 -> failed(FailureKind.ACCESS_DENIED, detail, false);
            case 404 -> failed(FailureKind.NOT_FOUND, detail, false);
            case 429 ->
                    new Came.Failed(
                            FailureKind.RATE_LIMITED,
                            detail,
                            true,
                            HubCaller.pause(head.getHeader("Retry-After")));
            case 200 ->
                    failed(
                            FailureKind.UNREADABLE,
                            "the whole file came where a part was asked for",
                            false);
            default ->
                    status / 100 == 5
                            ? failed(FailureKind.SERVER_ERROR, detail, true)
                            : failed(FailureKind.REJECTED, detail, false);
        };
    }

    private static Came failed(FailureKind kind, String detail, boolean again) {
        return new Came.Failed(kind, detail, again, Optional.empty());
    }
}
