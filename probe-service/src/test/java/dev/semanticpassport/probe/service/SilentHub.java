package dev.semanticpassport.probe.service;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A hub that the service is told of at its start, and that answers nobody until a test counts its
 * latch down: then it has no such thing. It listens before its port is told, so nobody else can
 * take it.
 */
public final class SilentHub implements QuarkusTestResourceLifecycleManager {
    private final CountDownLatch answering = new CountDownLatch(1);
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        answering.await();
                        exchange.sendResponseHeaders(404, -1);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.start();
        return Map.of(
                "passport.probe.files.hub", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(answering, new TestInjector.MatchesType(CountDownLatch.class));
    }

    @Override
    public void stop() {
        answering.countDown();
        server.stop(0);
    }
}
