package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.Topic;
import dev.semanticpassport.local.client.Events;
import dev.semanticpassport.local.platform.Running;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Looks at the records that could not be processed, and sends them again. */
@CommandLine.Command(
        name = "dead-letters",
        description = {
            "List what a topic's dead-letter topic holds, with the reasons.",
            "",
            "Types: " + DeadLettersCommand.TYPES
        },
        mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements Callable<Integer> {
    static final String TYPES =
            "tree.edited.v1, fleet.requested.v1, verification.requested.v1, probe.requested.v1,"
                    + " probe.answered.v1, evidence.updated.v1";

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Parameters(
            paramLabel = "TYPE",
            description = "The event type, e.g. probe.answered.v1")
    private String type = "";

    @CommandLine.Option(
            names = "--replay",
            paramLabel = "N",
            description = "Send the N-th of the list again to its original topic, as it was.")
    private @Nullable Integer replay;

    @Override
    public Integer call() {
        Topic topic =
                Topic.ofType(type)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no event type " + type + "; there are " + TYPES));
        Running running = data.running();
        try (Events events = new Events(running.kafka(), running.topicPrefix(), Clock.systemUTC());
                Events.Tail tail = events.tail(topic.deadLetters(running.topicPrefix()), true)) {
            List<ConsumerRecord<String, byte[]>> letters = tail.drain();
            if (replay == null) {
                list(letters);
            } else {
                if (replay < 0 || replay >= letters.size()) {
                    throw new IllegalArgumentException(
                            "there are " + letters.size() + " dead letters, counted from 0");
                }
                if (topic.setAsideWithoutBody()) {
                    throw new IllegalArgumentException(
                            "dead letters of "
                                    + type
                                    + " hold no body: send the event itself again");
                }
                events.sendAgain(topic.name(running.topicPrefix()), letters.get(replay));
                System.out.println("Sent again.");
            }
        }
        return 0;
    }

    private static void list(List<ConsumerRecord<String, byte[]>> letters) {
        for (int i = 0; i < letters.size(); i++) {
            ConsumerRecord<String, byte[]> letter = letters.get(i);
            String headers =
                    Arrays.stream(letter.headers().toArray())
                            .filter(header -> header.key().startsWith("dead-letter-"))
                            .map(DeadLettersCommand::text)
                            .collect(Collectors.joining(", "));
            System.out.println(i + "  key " + letter.key() + "  " + headers);
        }
        System.out.println(letters.size() + " dead letters");
    }

    private static String text(Header header) {
        return header.key().substring("dead-letter-".length())
                + "="
                + new String(header.value(), StandardCharsets.UTF_8);
    }
}
