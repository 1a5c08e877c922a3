package dev.semanticpassport.probe.adapter.http;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Question;
import dev.semanticpassport.probe.adapter.config.ProbeConfig;
import dev.semanticpassport.probe.asking.Caller;
import dev.semanticpassport.probe.asking.Reply;
import dev.semanticpassport.probe.pacing.Room;
import dev.semanticpassport.probe.reaching.Reach;
import dev.semanticpassport.probe.reading.ChatBodies;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calls endpoints over HTTP/1.1, spread over the event loops; every call stays on one of them. */
@ApplicationScoped
public class HttpCaller implements Caller {

    private final Vertx vertx;
    private final HttpClient client;
    private final Reach reach;
    private final Secrets secrets;
    private final Exchange.Bounds bounds;
    private final List<Context> loops;
    private final AtomicInteger next = new AtomicInteger();
    private final Executor blocking = Infrastructure.getDefaultExecutor();

    HttpCaller(
            Vertx vertx,
            ProbeConfig config,
            @ConfigProperty(name = "passport.secrets-dir") Optional<Path> secretsFolder) {
        this.vertx = vertx;
        this.reach = Reach.allowing(config.allowPrivate());
        this.secrets = new Secrets(secretsFolder);
        this.bounds =
                new Exchange.Bounds(
                        config.callTimeout(), config.bodyBytes(), new Room(config.bodiesRoom()));
        this.client = vertx.createHttpClient(options(config), pool(config));
        this.loops =
                Stream.generate(() -> (Context) ((VertxInternal) vertx).createEventLoopContext())
                        .limit(Runtime.getRuntime().availableProcessors())
                        .toList();
    }

    private static HttpClientOptions options(ProbeConfig config) {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxHeaderSize(config.headerBytes())
                // A small compressed body could grow without bound.
                .setDecompressionSupported(false)
                .setForceSni(true)
                // Our trace is none of the endpoint's business.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setKeepAliveTimeout(15);
    }

    /** As many connections as probes: the limiter bounds calls, not the pool. */
    private static PoolOptions pool(ProbeConfig config) {
        return new PoolOptions().setHttp1MaxSize(config.inFlight());
    }

    @Override
    public CompletionStage<Reply> call(Access.Chat chat, Question question, int attempt) {
        var reply = new CompletableFuture<Reply>();
        Buffer body = Buffer.buffer(ChatBodies.request(chat, question));
        Context loop = loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
        loop.runOnContext(_ -> {
            var exchange = new Exchange(vertx, client, body, chat.alternatives(), bounds, reply);
            exchange.begin();
            // Names and files block.
            var _ =
                    CompletableFuture.supplyAsync(
                                    () -> Target.of(chat, attempt, reach, secrets), blocking)
                            .whenComplete((target, bug) ->
                                    loop.runOnContext(_ -> exchange.send(target, bug)));
        });
        return reply;
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
