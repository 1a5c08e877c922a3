package dev.semanticpassport.messaging.tracing;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/**
 * What spans say: OpenTelemetry's semantic conventions for messaging and HTTP, and our own under
 * {@code sempass}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">conventions for
 *     Kafka</a>
 */
public final class SpanKey {
    public static final AttributeKey<String> PASSPORT = stringKey("sempass.passport.id");
    public static final AttributeKey<String> VERIFICATION = stringKey("sempass.verification.id");

    /** The probe's place in the plan, from 0. */
    public static final AttributeKey<Long> PROBE = longKey("sempass.probe.ordinal");

    /** How often the probe was released, from 1. */
    public static final AttributeKey<Long> RELEASE = longKey("sempass.probe.release");

    /** Calls made for the probe. */
    public static final AttributeKey<Long> CALLS = longKey("sempass.probe.calls");

    /** How many probes are meant. */
    public static final AttributeKey<Long> PROBES = longKey("sempass.probes");

    /** Counts a verification's evidence, from 1. */
    public static final AttributeKey<Long> REVISION = longKey("sempass.evidence.revision");

    public static final AttributeKey<String> VERDICT = stringKey("sempass.verdict");
    public static final AttributeKey<String> REASON = stringKey("sempass.verdict.reason");

    public static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");
    public static final AttributeKey<String> HTTP_METHOD = stringKey("http.request.method");
    public static final AttributeKey<Long> RESEND_COUNT = longKey("http.request.resend_count");
    public static final AttributeKey<String> SERVER_ADDRESS = stringKey("server.address");
    public static final AttributeKey<Long> SERVER_PORT = longKey("server.port");

    static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
    static final AttributeKey<String> OPERATION = stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = stringKey("messaging.operation.type");
    static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
    static final AttributeKey<String> PARTITION = stringKey("messaging.destination.partition.id");
    static final AttributeKey<Long> OFFSET = longKey("messaging.kafka.offset");
    static final AttributeKey<String> KEY = stringKey("messaging.kafka.message.key");
    static final AttributeKey<String> MESSAGE = stringKey("messaging.message.id");

    private SpanKey() {}
}
