package dev.semanticpassport.writing.decoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the encoding of bytes by reading them in each and comparing how natural the text is. */
final class Recognising {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final List<Charset> WIDE =
            List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, UTF_32LE, UTF_32BE);

    /** More bytes tell nothing new. */
    private static final int SAMPLE = 1 << 16;

    private static final int SURELY = 8;

    private Recognising() {}

    /**
     * @param markBytes length of the byte order mark
     * @param confidence 0 to 1
     * @param natsPerCharacter what a character beyond ASCII costs so, where that was compared; else
     *     0
     */
    record Found(Encoding encoding, int markBytes, double confidence, double natsPerCharacter) {}

    /** What a byte order mark says; null without one. */
    static @Nullable Found byMark(byte[] bytes, int length) {
        if (startsWith(bytes, length, 0xEF, 0xBB, 0xBF)) {
            return new Found(new Encoding.Utf8(), 3, 1, 0);
        }
        if (startsWith(bytes, length, 0xFF, 0xFE, 0, 0)) {
            return new Found(new Encoding.Wide(UTF_32LE), 4, 1, 0);
        }
        if (startsWith(bytes, length, 0, 0, 0xFE, 0xFF)) {
            return new Found(new Encoding.Wide(UTF_32BE), 4, 1, 0);
        }
        if (startsWith(bytes, length, 0xFF, 0xFE)) {
            return new Found(new Encoding.Wide(StandardCharsets.UTF_16LE), 2, 1, 0);
        }
        if (startsWith(bytes, length, 0xFE, 0xFF)) {
            return new Found(new Encoding.Wide(StandardCharsets.UTF_16BE), 2, 1, 0);
        }
        return null;
    }

    /** The likeliest encoding of bytes that are not all plain ASCII; the first one among equals. */
    static Found byText(byte[] bytes, int from, int end) {
        int limit = Math.min(end, from + SAMPLE);
        String utf8 = utf8(bytes, from, completeUtf8(bytes, from, limit));
        if (isSurelyUtf8(utf8)) {
            return new Found(new Encoding.Utf8(), 0, 1, 0);
        }
        double best = Plausibility.of(utf8, '\n');
        double second = Double.POSITIVE_INFINITY;
        Encoding encoding = new Encoding.Utf8();
        for (Encoding candidate : candidates(bytes, from, limit)) {
            double cost = Plausibility.of(text(candidate, bytes, from, limit), '\n');
            if (cost < best) {
                second = best;
                best = cost;
                encoding = candidate;
            } else if (cost > best) {
                second = Math.min(second, cost);
            }
        }
        double each =
                encoding instanceof Encoding.Page
                        ? Plausibility.averageBeyondAscii(text(encoding, bytes, from, limit))
                        : 0;
        return new Found(encoding, 0, 1 - Math.exp((best - second) / 8), each);
    }

    /** Bytes of another encoding hardly ever are well-formed UTF-8, and not several times over. */
    private static boolean isSurelyUtf8(String text) {
        int beyondAscii = 0;
        for (int i = 0; i < text.length(); i++) {
            CharacterKind kind = CharacterKind.of(text.charAt(i));
            if (kind == CharacterKind.CONTROL || kind == CharacterKind.REPLACEMENT) {
                return false;
            }
            beyondAscii += text.charAt(i) >= 0x80 ? 1 : 0;
        }
        return beyondAscii >= SURELY;
    }

    private static List<Encoding> candidates(byte[] bytes, int from, int end) {
        List<Encoding> candidates = new java.util.ArrayList<>();
        boolean high = false;
        boolean control = false;
        for (int i = from; i < end; i++) {
            high |= bytes[i] < 0;
            control |= CharacterKind.of(bytes[i] & 0xFF) == CharacterKind.CONTROL && bytes[i] >= 0;
        }
        if (control) {
            WIDE.forEach(charset -> candidates.add(new Encoding.Wide(charset)));
        }
        if (high) {
            CodePage.WRITTEN.forEach(page -> candidates.add(new Encoding.Page(page)));
        }
        return candidates;
    }

    /**
     * The single-byte encoding in which a stretch that is no UTF-8 reads as natural text; null
     * where it is better left as UTF-8 with gaps.
     */
    static @Nullable CodePage ofStretch(byte[] bytes, int from, int end, double thresholdNats) {
        double utf8 = Plausibility.of(utf8(bytes, from, end), '\n');
        CodePage best = null;
        double least = utf8 - thresholdNats;
        for (CodePage page : CodePage.WRITTEN) {
            double cost = Plausibility.of(page(page, bytes, from, end), '\n');
            if (cost < least) {
                least = cost;
                best = page;
            }
        }
        return best;
    }

    private static String text(Encoding encoding, byte[] bytes, int from, int end) {
        return switch (encoding) {
            case Encoding.Utf8() -> utf8(bytes, from, end);
            case Encoding.Wide(Charset charset) -> {
                int unit = charset.name().startsWith("UTF-32") ? 4 : 2;
                yield wide(charset, bytes, from, end - (end - from) % unit);
            }
            case Encoding.Page(CodePage page) -> page(page, bytes, from, end);
        };
    }

    static String utf8(byte[] bytes, int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    static String page(CodePage page, byte[] bytes, int from, int end) {
        char[] characters = new char[end - from];
        for (int i = from; i < end; i++) {
            characters[i - from] = page.character(bytes[i] & 0xFF);
        }
        return new String(characters);
    }

    private static String wide(Charset charset, byte[] bytes, int from, int end) {
        try {
            CharBuffer text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)
                            .decode(ByteBuffer.wrap(bytes, from, end - from));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("replaced characters cannot fail", e);
        }
    }

    /** The end of the last whole character at or before {@code end}. */
    static int completeUtf8(byte[] bytes, int from, int end) {
        int back = 1;
        while (back <= 3 && end - back >= from && (bytes[end - back] & 0xC0) == 0x80) {
            back++;
        }
        if (end - back < from || bytes[end - back] >= 0) {
            return end;
        }
        int lead = bytes[end - back] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        return length > back ? end - back : end;
    }

    private static boolean startsWith(byte[] bytes, int length, int... mark) {
        if (length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
