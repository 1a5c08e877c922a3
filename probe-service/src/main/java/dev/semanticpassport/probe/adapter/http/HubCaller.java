package dev.semanticpassport.probe.adapter.http;

import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.probe.adapter.config.ProbeConfig;
import dev.semanticpassport.probe.looking.HubCalls;
import dev.semanticpassport.probe.looking.LookFailedException;
import dev.semanticpassport.probe.pacing.Endpoint;
import dev.semanticpassport.probe.reaching.Reach;
import dev.semanticpassport.probe.reading.RetryAfter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Gets from the hub over HTTP/1.1. The address that was checked is the one that is connected to, on
 * every hop of a redirect, and the token goes to the hub alone.
 */
@ApplicationScoped
public class HubCaller {
    private static final int HOPS = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final HttpClient client;
    private final Reach reach;
    private final Secrets secrets;
    private final ProbeConfig config;

    HubCaller(
            Vertx vertx,
            ProbeConfig config,
            @ConfigProperty(name = "passport.secrets-dir") Optional<Path> secretsFolder) {
        this.vertx = vertx;
        this.config = config;
        this.reach = Reach.allowing(config.allowPrivate());
        this.secrets = new Secrets(secretsFolder);
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setProtocolVersion(HttpVersion.HTTP_1_1)
                                .setConnectTimeout((int) config.connectTimeout().toMillis())
                                .setMaxHeaderSize(config.headerBytes())
                                .setDecompressionSupported(false)
                                .setForceSni(true)
                                .setTracingPolicy(TracingPolicy.IGNORE)
                                .setKeepAliveTimeout(15));
    }

    /** Calls of one look, which are counted. */
    public Calls calls() {
        return new Calls();
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Calls of one look. Used by one thread. */
    public final class Calls implements HubCalls {
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicInteger rateLimited = new AtomicInteger();
        private @Nullable String secret;

        private Calls() {}

        /** With the token of that name. */
        public Calls with(@Nullable String name) {
            secret = name;
            return this;
        }

        public int made() {
            return made.get();
        }

        public int rateLimited() {
            return rateLimited.get();
        }

        @Override
        public String address() {
            return config.files().hub();
        }

        @Override
        public Got whole(String path, int most) throws IOException {
            return tried(path, new HubExchange.Wish(Optional.empty(), most));
        }

        @Override
        public Got part(String path, Range range) throws IOException {
            return tried(path, new HubExchange.Wish(Optional.of(range), range.bytes()));
        }

        private Got tried(String path, HubExchange.Wish wish) throws IOException {
            URI hub =
                    config.files()
                            .hubAddress()
                            .orElseThrow(() ->
                                    new LookFailedException(
                                            FailureKind.NOT_FOUND,
                                            "no hub is configured (passport.probe.files.hub)"));
            for (int attempt = 1; ; attempt++) {
                switch (followed(hub, path, wish, attempt - 1)) {
                    case HubExchange.Came.Whole(var got) -> {
                        return got;
                    }
                    case HubExchange.Came.Moved _ ->
                            throw new LookFailedException(
                                    FailureKind.REJECTED, "more than " + HOPS + " redirects");
                    case HubExchange.Came.Failed(var kind, var detail, var again, var pause) -> {
                        rateLimited.addAndGet(kind == FailureKind.RATE_LIMITED ? 1 : 0);
                        if (!again || attempt >= config.attempts()) {
                            throw new LookFailedException(
                                    kind,
                                    attempt == 1
                                            ? detail
                                            : detail + ", after " + attempt + " calls");
                        }
                        rest(pause.orElse(config.backoffBase().multipliedBy(attempt)));
                    }
                }
            }
        }

        private HubExchange.Came followed(URI hub, String path, HubExchange.Wish wish, int attempt)
                throws IOException {
            URI at = URI.create(strip(hub) + path);
            HubExchange.Came came = once(hub, at, wish, attempt);
            for (int hop = 0; hop < HOPS && came instanceof HubExchange.Came.Moved(var to); hop++) {
                at = at.resolve(to);
                came = once(hub, at, wish, attempt);
            }
            return came;
        }

        private HubExchange.Came once(URI hub, URI at, HubExchange.Wish wish, int attempt)
                throws IOException {
            RequestOptions options = options(hub, at, attempt);
            wish.range()
                    .ifPresent(range ->
                            options.putHeader(
                                    "Range", "bytes=" + range.first() + "-" + (range.end() - 1)));
            made.incrementAndGet();
            return HubExchange.get(vertx, client, options, wish, config.callTimeout(), strip(hub));
        }

        private RequestOptions options(URI hub, URI at, int attempt) throws LookFailedException {
            String scheme = String.valueOf(at.getScheme()).toLowerCase(Locale.ROOT);
            String host = at.getHost();
            if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw new LookFailedException(
                        FailureKind.REJECTED, "a redirect that leads to no http address");
            }
            int port = Endpoint.port(at);
            InetAddress[] addresses = addresses(host);
            Optional<String> refusal = reach.refusal(scheme, List.of(addresses));
            if (refusal.isPresent()) {
                throw new LookFailedException(FailureKind.ADDRESS_REFUSED, refusal.get());
            }
            RequestOptions options =
                    new RequestOptions()
                            .setMethod(HttpMethod.GET)
                            .setServer(
                                    SocketAddress.inetSocketAddress(
                                            port,
                                            addresses[attempt % addresses.length].getHostAddress()))
                            .setHost(
                                    host.startsWith("[")
                                            ? host.substring(1, host.length() - 1)
                                            : host)
                            .setPort(port)
                            .setSsl(scheme.equals("https"))
                            .setURI(
                                    (at.getRawPath().isEmpty() ? "/" : at.getRawPath())
                                            + (at.getRawQuery() == null
                                                    ? ""
                                                    : "?" + at.getRawQuery()))
                            .setFollowRedirects(false)
                            .putHeader("User-Agent", "semantic-passport")
                            .putHeader("Accept", "*/*")
                            .putHeader("Accept-Encoding", "identity");
            boolean ours = host.equalsIgnoreCase(hub.getHost()) && port == Endpoint.port(hub);
            if (secret != null && ours) {
                switch (secrets.find(secret, host, port)) {
                    case Secret.Missing(var what) ->
                            throw new LookFailedException(FailureKind.SECRET_MISSING, what);
                    case Secret.Here(var value) ->
                            options.putHeader("Authorization", "Bearer " + value);
                }
            }
            return options;
        }

        private static InetAddress[] addresses(String host) throws LookFailedException {
            try {
                return InetAddress.getAllByName(host);
            } catch (UnknownHostException e) {
                throw new LookFailedException(
                        FailureKind.UNREACHABLE, "the hub's name does not resolve");
            }
        }

        private static void rest(Duration pause) throws IOException {
            Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            try {
                TimeUnit.MILLISECONDS.sleep(bounded.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            }
        }

        private static String strip(URI hub) {
            return hub.toString().replaceAll("/+$", "");
        }
    }

    static Optional<Duration> pause(@Nullable String header) {
        return RetryAfter.read(header, Instant.now());
    }
}
