package dev.semanticpassport.writing.decoding;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a file whose encoding nobody told: found from what stands in it, in one pass
 * and in bounded memory. As long as only ASCII was met, nothing is decided. Without a byte order
 * mark, which is left out, the offset of the first character is 0. Closing it does not close the
 * stream.
 */
public final class DecodedText extends Reader {
    private static final int BLOCK = 1 << 16;

    /** What the encoding is judged by, at least, if the file has as much. */
    private static final int SAMPLE = 1 << 18;

    private static final int STRETCH = 1 << 12;
    private static final double STRETCH_NATS = 10;

    /**
     * In single-byte encodings, text read right costs up to 3.5 nats a character beyond ASCII, read
     * wrong from 5.
     */
    private static final double IMPLAUSIBLE_NATS = 4.5;

    private final InputStream in;
    private final DecodingListener listener;
    private byte[] bytes = new byte[BLOCK];
    private int byteEnd;
    private long bytesBefore;
    private boolean begun;
    private boolean ended;
    private boolean implausible;
    private @Nullable Encoding encoding;
    private @Nullable CharsetDecoder decoder;
    private final StringBuilder decoded = new StringBuilder();
    private int taken;

    public DecodedText(InputStream in, DecodingListener listener) {
        this.in = in;
        this.listener = listener;
    }

    /**
     * Whether what was read until now is so unlike natural text that the encoding cannot be among
     * those that were tried.
     */
    public boolean isImplausible() {
        return implausible;
    }

    /** The first characters, which are still read afterwards; fewer if the file has fewer. */
    public String head(int characters) throws IOException {
        while (decoded.length() - taken < characters && !ended) {
            decodeBlock();
        }
        return decoded.substring(taken, Math.min(decoded.length(), taken + characters));
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (taken == decoded.length() && !ended) {
            decoded.setLength(0);
            taken = 0;
            decodeBlock();
        }
        int count = Math.min(length, decoded.length() - taken);
        if (count == 0) {
            return -1;
        }
        decoded.getChars(taken, taken + count, target, offset);
        taken += count;
        return count;
    }

    @Override
    public void close() {}

    private void decodeBlock() throws IOException {
        readTo(BLOCK);
        if (!begun) {
            begun = true;
            Recognising.Found marked = Recognising.byMark(bytes, byteEnd);
            if (marked != null) {
                use(marked);
                consume(marked.markBytes());
            }
        }
        if (encoding == null && !isPlain()) {
            readTo(SAMPLE);
            use(Recognising.byText(bytes, 0, byteEnd));
        }
        Encoding now = encoding == null ? new Encoding.Utf8() : encoding;
        consume(
                switch (now) {
                    case Encoding.Utf8() -> utf8();
                    case Encoding.Wide(Charset charset) -> wide(charset);
                    case Encoding.Page(CodePage page) -> {
                        decoded.append(Recognising.page(page, bytes, 0, byteEnd));
                        yield byteEnd;
                    }
                });
    }

    private void use(Recognising.Found found) {
        encoding = found.encoding();
        if (!(encoding instanceof Encoding.Utf8)) {
            listener.encoding(encoding.name(), found.confidence(), bytesBefore);
        }
        implausible = found.natsPerCharacter() > IMPLAUSIBLE_NATS;
    }

    private void readTo(int wanted) throws IOException {
        if (bytes.length < wanted) {
            bytes = Arrays.copyOf(bytes, wanted);
        }
        while (byteEnd < wanted && !ended) {
            int count = in.read(bytes, byteEnd, wanted - byteEnd);
            if (count < 0) {
                ended = true;
            } else {
                byteEnd += count;
            }
        }
    }

    private void consume(int count) {
        System.arraycopy(bytes, count, bytes, 0, byteEnd - count);
        byteEnd -= count;
        bytesBefore += count;
    }

    private boolean isPlain() {
        for (int i = 0; i < byteEnd; i++) {
            if (bytes[i] < 0 || CharacterKind.of(bytes[i]) == CharacterKind.CONTROL) {
                return false;
            }
        }
        return true;
    }

    private int wide(Charset charset) {
        if (decoder == null) {
            decoder =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE);
        }
        ByteBuffer from = ByteBuffer.wrap(bytes, 0, byteEnd);
        CharBuffer to = CharBuffer.allocate(byteEnd + 4);
        decoder.decode(from, to, ended);
        decoded.append(to.flip());
        if (ended && from.hasRemaining()) {
            listener.invalid(bytesBefore + from.position(), from.remaining());
            return byteEnd;
        }
        return from.position();
    }

    private int utf8() {
        int end = ended ? byteEnd : Recognising.completeUtf8(bytes, 0, byteEnd);
        String strict = strictUtf8(0, end);
        if (strict != null) {
            decoded.append(strict);
            return end;
        }
        int from = 0;
        while (from < end) {
            int stretchEnd = stretchEnd(from, end);
            stretch(from, stretchEnd);
            from = stretchEnd;
        }
        return end;
    }

    private @Nullable String strictUtf8(int from, int end) {
        String text = Recognising.utf8(bytes, from, end);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        // a replacement character may also stand in the file itself
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, from, end) ? text : null;
    }

    private int stretchEnd(int from, int end) {
        int limit = Math.min(end, from + STRETCH);
        int lastPlain = -1;
        for (int i = from; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
            if (bytes[i] >= 0) {
                lastPlain = i;
            }
        }
        return limit < end && lastPlain >= from ? lastPlain + 1 : limit;
    }

    private void stretch(int from, int end) {
        String strict = strictUtf8(from, end);
        if (strict != null) {
            decoded.append(strict);
            return;
        }
        CodePage page = Recognising.ofStretch(bytes, from, end, STRETCH_NATS);
        if (page != null) {
            listener.encoding(page.name(), 1 - Math.exp(-STRETCH_NATS / 8), bytesBefore + from);
            decoded.append(Recognising.page(page, bytes, from, end));
            return;
        }
        String text = Recognising.utf8(bytes, from, end);
        decoded.append(text);
        listener.invalid(bytesBefore + from + firstInvalid(from, end), 1);
    }

    /** How many bytes of the stretch are well-formed before the first that are not. */
    private int firstInvalid(int from, int end) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, end - from);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(buffer, CharBuffer.allocate(end - from), true);
        return buffer.position() - from;
    }
}
