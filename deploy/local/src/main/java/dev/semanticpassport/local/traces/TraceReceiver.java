package dev.semanticpassport.local.traces;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes spans over OTLP (HTTP with protobuf) on the loopback, and keeps them in a file. */
public final class TraceReceiver implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TraceFile file;

    private TraceReceiver(HttpServer server, TraceFile file) {
        this.server = server;
        this.file = file;
    }

    /** Listens on a free port. */
    public static TraceReceiver start(Path file) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceReceiver receiver = new TraceReceiver(server, new TraceFile(file));
            server.createContext("/v1/traces", receiver::take);
            server.setExecutor(receiver.threads);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot receive traces", e);
        }
    }

    /** What a service is told so that it sends its spans here, soon. */
    public Map<String, String> environment() {
        return Map.of(
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "0.2S");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(keep(body), -1);
        }
    }

    private int keep(byte[] body) throws IOException {
        try {
            file.append(ExportTraceServiceRequest.parseFrom(body));
            return OK;
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            return BAD_REQUEST;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
