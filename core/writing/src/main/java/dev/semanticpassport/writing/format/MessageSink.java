package dev.semanticpassport.writing.format;

import dev.semanticpassport.writing.Message;

/** Takes what a reader finds, in the order it stands; a conversation's messages come together. */
public interface MessageSink {

    /** One message. */
    void accept(Message message);

    /** Something that could not be read, or not as it stands. */
    void problem(String place, String what);
}
