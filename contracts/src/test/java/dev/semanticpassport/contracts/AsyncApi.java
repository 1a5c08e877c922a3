package dev.semanticpassport.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes the AsyncAPI 3 document of all topics from the code. */
final class AsyncApi {
    private static final ObjectMapper MAPPER = EventJson.mapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AsyncApi() {}

    static ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Semantic Passport")
                .put("version", "1")
                .put(
                        "description",
                        "Models verified against their passports, by events. Whoever may write to"
                                + " Kafka starts a verification by verification.requested and reads"
                                + " its verdict from verification.settled. Records are CloudEvents"
                                + " 1.0 in binary mode: attributes in headers, JSON in the value.");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = document.putObject("components").putObject("messages");
        for (Topic topic : Topic.values()) {
            String message = topic.event().getSimpleName();
            channels.set(name(topic), channel(topic, message));
            operations.set(action(topic) + message, operation(topic));
            messages.set(message, message(topic));
        }
        return document;
    }

    private static ObjectNode channel(Topic topic, String message) {
        ObjectNode channel =
                JSON.objectNode()
                        .put("address", topic.name(Topic.DEFAULT_PREFIX))
                        .put("title", message)
                        .put(
                                "description",
                                Schemas.description(topic)
                                        + " The prefix "
                                        + Topic.DEFAULT_PREFIX
                                        + " can be configured. A record that cannot be read or"
                                        + " applied goes to "
                                        + topic.deadLetters(Topic.DEFAULT_PREFIX)
                                        + ", with the reason in the header dead-letter-reason.");
        channel.putObject("messages")
                .putObject(message)
                .put("$ref", "#/components/messages/" + message);
        channel.putObject("bindings")
                .putObject("kafka")
                .put("partitions", Topic.PARTITIONS)
                .put("bindingVersion", "0.5.0");
        return channel;
    }

    /** From where the platform stands: it receives what anyone may ask, and sends the rest. */
    private static String action(Topic topic) {
        return topic.writtenByAnyone() ? "receive" : "send";
    }

    private static ObjectNode operation(Topic topic) {
        ObjectNode operation = JSON.objectNode().put("action", action(topic));
        operation.putObject("channel").put("$ref", "#/channels/" + name(topic));
        return operation;
    }

    private static ObjectNode message(Topic topic) {
        ObjectNode message =
                JSON.objectNode()
                        .put("name", topic.type())
                        .put("title", topic.event().getSimpleName())
                        .put("summary", Schemas.description(topic))
                        .put("contentType", "application/json");
        message.set("headers", headers(topic));
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", "application/schema+json;version=draft-07");
        payload.putObject("schema").put("$ref", "./schema/" + topic.type() + ".json");
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", topic.keyedBy());
        kafka.put("bindingVersion", "0.5.0");
        message.putArray("examples").add(example(topic));
        return message;
    }

    private static ObjectNode headers(Topic topic) {
        ObjectNode headers = JSON.objectNode().put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        constant(properties, "ce_specversion", "1.0", "The version of CloudEvents.");
        constant(properties, "ce_type", topic.type(), "What happened, with its version.");
        text(properties, "ce_id", "The same for the same event, however often it is sent.");
        text(properties, "ce_source", "Who says so, e.g. /passport-service.");
        text(properties, "ce_subject", "The record's key.");
        text(properties, "ce_time", "When it happened, as RFC 3339 writes it.")
                .put("format", "date-time");
        constant(properties, "content-type", "application/json", "What the value is.");
        text(properties, "traceparent", "W3C trace context; may be left out.");
        ArrayNode required = headers.putArray("required");
        if (topic.writtenByAnyone()) {
            // All that is needed of somebody who writes by hand.
            required.add("ce_type");
        } else {
            properties.fieldNames().forEachRemaining(required::add);
            required.remove(required.size() - 1);
        }
        return headers;
    }

    private static void constant(
            ObjectNode properties, String name, String value, String description) {
        text(properties, name, description).put("const", value);
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static ObjectNode example(Topic topic) {
        Event event = Examples.of(topic);
        ObjectNode example = JSON.objectNode();
        example.putObject("headers")
                .put("ce_specversion", "1.0")
                .put("ce_type", topic.type())
                .put("ce_id", event.id())
                .put("ce_source", "/example")
                .put("ce_subject", event.key())
                .put("ce_time", "2026-01-02T03:04:05Z")
                .put("content-type", "application/json");
        try {
            example.set("payload", MAPPER.readTree(EventJson.write(event)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return example;
    }

    private static String name(Topic topic) {
        String message = topic.event().getSimpleName();
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
