package dev.semanticpassport.writing.importing;

import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;
import dev.semanticpassport.writing.decoding.DecodedText;
import dev.semanticpassport.writing.decoding.DecodingListener;
import dev.semanticpassport.writing.decoding.Repairing;
import dev.semanticpassport.writing.format.Format;
import dev.semanticpassport.writing.format.MessageSink;
import dev.semanticpassport.writing.format.Recognised;
import dev.semanticpassport.writing.format.Recognising;
import dev.semanticpassport.writing.format.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one file of writing: decodes it, tells its format, repairs its texts, keeps ids unique. */
final class FileImport implements MessageSink, DecodingListener {
    /** So much of a text's beginning may be control characters or no text at all. */
    private static final double MOST_GARBAGE = 0.03;

    private static final int KEPT_PLACES = 3;
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private final String file;
    private final ImportOptions options;
    private final Tally tally;
    private final Repairing repairing = new Repairing();
    private final SeenIds messageIds = new SeenIds();
    private final Map<String, Double> encodings = new LinkedHashMap<>();
    private String rawConversation = "\0";
    private String conversation = "";
    private String previousRaw = "";
    private String previous = "";
    private long invalidStretches;
    private long unstorable;

    FileImport(String file, ImportOptions options, Tally tally) {
        this.file = file;
        this.options = options;
        this.tally = tally;
    }

    /**
     * Reads it to its end.
     *
     * @param named whether the person named this very file, and so expects it to be read
     * @throws IOException where the bytes cannot be read on
     */
    void read(InputStream in, boolean named) throws IOException {
        try (DecodedText text = new DecodedText(in, this)) {
            String head = text.head(Recognising.HEAD);
            if (head.isBlank()) {
                problem("", "the file is empty");
                return;
            }
            if (text.isImplausible() || isGarbage(head)) {
                // what a decoder guessed about bytes that are no text is no repair
                encodings.clear();
                invalidStretches = 0;
                problem("byte 0", "this is no text: binary, encrypted or in an unknown encoding");
                return;
            }
            switch (Recognising.of(head, file)) {
                case Recognised.Known(Format format) -> {
                    tally.read(format);
                    repairing.observe(unescaped(head));
                    format.read(new Source(file, text, options.reading(), this));
                }
                case Recognised.Companion(String what) -> {
                    if (named) {
                        problem("", "this is " + what + ", which holds no conversation");
                    } else {
                        tally.passedOver(file, what);
                    }
                }
                case Recognised.Foreign(String what) ->
                        problem(
                                "character 0",
                                "this is no writing that can be imported, but " + what);
            }
        } finally {
            tellRepairs();
        }
    }

    @Override
    public void accept(Message message) {
        if (!message.conversation().equals(rawConversation)) {
            rawConversation = message.conversation();
            conversation = uniqueConversation(message);
            messageIds.clear();
            previousRaw = "";
        }
        // what follows a message under its id follows that message, also where it was named anew
        String parent = previousRaw.equals(message.parent()) ? previous : message.parent();
        String id = message.id();
        for (int copy = 2; !messageIds.add(id); copy++) {
            id = message.id() + "~" + copy;
        }
        if (!id.equals(message.id())) {
            problem(
                    "character " + message.place().first(),
                    "the id \""
                            + message.id()
                            + "\" was there before; it is kept as \""
                            + id
                            + "\"");
        }
        previousRaw = message.id();
        previous = id;
        tally.message(
                new Message(
                        file,
                        conversation,
                        text(message.title()),
                        id,
                        parent,
                        message.branch(),
                        message.speaker(),
                        text(message.name()),
                        message.time(),
                        message.place(),
                        text(message.text())));
    }

    @Override
    public void problem(String place, String what) {
        tally.problem(new Problem(file, place, what));
    }

    @Override
    public void encoding(String encoding, double confidence, long byteOffset) {
        encodings.merge(encoding, confidence, Math::min);
    }

    @Override
    public void invalid(long byteOffset, int bytes) {
        if (invalidStretches++ < KEPT_PLACES) {
            problem(
                    "byte " + byteOffset,
                    "bytes that are no text in any known encoding; U+FFFD stands for them");
        }
    }

    private String uniqueConversation(Message message) {
        String id = message.conversation();
        if (tally.isNewConversation(id)) {
            return id;
        }
        String unique = id + "~" + file;
        for (int copy = 2; !tally.isFree(unique); copy++) {
            unique = id + "~" + file + "~" + copy;
        }
        problem(
                "character " + message.place().first(),
                "the conversation \""
                        + id
                        + "\" was there before; it is kept as \""
                        + unique
                        + "\"");
        return unique;
    }

    /** Line ends as LF, no U+0000 and no halves of pairs, and as it was meant. */
    private String text(String raw) {
        String text = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
        return repairing.repair(storable(text));
    }

    private String storable(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (character == 0 || Character.isSurrogate(character)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
                unstorable++;
            }
        }
        return mended == null ? text : mended.toString();
    }

    private void tellRepairs() {
        encodings.forEach((encoding, confidence) ->
                tally.repaired(new Repair(file, "read as " + encoding, confidence)));
        for (Repairing.Undone undone : repairing.undone()) {
            String how = undone.how() + ", undone in " + undone.characters() + " characters";
            tally.repaired(new Repair(file, how, undone.confidence()));
        }
        if (unstorable > 0) {
            String how =
                    unstorable
                            + " characters that no text may hold (U+0000, halves of pairs), put"
                            + " as U+FFFD";
            tally.repaired(new Repair(file, how, 1));
        }
        if (invalidStretches > KEPT_PLACES) {
            long more = invalidStretches - KEPT_PLACES;
            problem("", more + " more stretches with bytes that are no text in any known encoding");
        }
    }

    private static boolean isGarbage(String head) {
        long garbage = head.chars().filter(FileImport::isGarbage).count();
        return garbage > MOST_GARBAGE * head.length() + 2;
    }

    private static boolean isGarbage(int character) {
        boolean control =
                character < ' '
                        && character != '\t'
                        && character != '\n'
                        && character != '\r'
                        && character != '\f';
        return control
                || character == 0xFFFD
                || Character.getType(character) == Character.UNASSIGNED;
    }

    /** JSON's \\u escapes as characters, as far as it takes to learn from them. */
    private static String unescaped(String head) {
        if (!head.contains("\\u")) {
            return head;
        }
        Matcher escapes = ESCAPE.matcher(head);
        return escapes.replaceAll(found ->
                Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
