package dev.semanticpassport.lab.chat;

import dev.semanticpassport.lab.token.Special;
import dev.semanticpassport.lab.token.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How a conversation is written down in tokens. */
public final class Chat {
    private final Tokenizer tokenizer;

    public Chat(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Who speaks. */
    public enum Role {
        SYSTEM(Special.SYSTEM),
        USER(Special.USER),
        ASSISTANT(Special.ASSISTANT);

        private final Special token;

        Role(Special token) {
            this.token = token;
        }
    }

    /** One turn of a conversation. */
    public record Message(Role role, String content) {}

    /** The conversation up to where the assistant is to speak. */
    public int[] prompt(List<Message> messages) {
        IntStream tokens = IntStream.of(Special.BEGIN.id());
        for (Message message : messages) {
            tokens = IntStream.concat(tokens, turn(message));
        }
        return IntStream.concat(tokens, IntStream.of(Special.ASSISTANT.id())).toArray();
    }

    /** The question up to where the assistant is to speak. */
    public int[] prompt(String question) {
        return prompt(List.of(new Message(Role.USER, question)));
    }

    /** What the assistant says, with the end of its turn. */
    public int[] answer(String answer) {
        return IntStream.concat(
                        Arrays.stream(tokenizer.encode(answer)), IntStream.of(Special.END.id()))
                .toArray();
    }

    private IntStream turn(Message message) {
        IntStream tokens =
                IntStream.concat(
                        IntStream.of(message.role().token.id()),
                        Arrays.stream(tokenizer.encode(message.content())));
        return message.role() == Role.ASSISTANT
                ? IntStream.concat(tokens, IntStream.of(Special.END.id()))
                : tokens;
    }
}
