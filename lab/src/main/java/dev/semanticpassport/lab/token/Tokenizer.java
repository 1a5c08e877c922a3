package dev.semanticpassport.lab.token;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Byte-level byte pair encoding: any text has tokens, and the tokens give the text back. Special
 * tokens stand apart, so no text can smuggle one in. Safe for use by several threads.
 */
public final class Tokenizer {
    /** Where a text is cut before merging; the same expression stands in tokenizer.json. */
    public static final String SPLIT =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    private static final Pattern WORDS = Pattern.compile(SPLIT, Pattern.UNICODE_CHARACTER_CLASS);
    private static final int CACHED_WORDS = 20_000;

    /** Two neighbouring pieces that become one. */
    public record Merge(String left, String right) {}

    private final List<String> pieces;
    private final List<Merge> merges;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Merge, Integer> ranks = new HashMap<>();
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    /**
     * The tokenizer whose alphabet is the bytes and whose further pieces these merges make, in this
     * order.
     */
    public Tokenizer(List<Merge> merges) {
        this.merges = List.copyOf(merges);
        List<String> all = new ArrayList<>();
        for (Special special : Special.values()) {
            all.add(special.content());
        }
        for (int b = 0; b < 256; b++) {
            all.add(ByteAlphabet.character(b));
        }
        for (Merge merge : this.merges) {
            all.add(merge.left() + merge.right());
        }
        this.pieces = List.copyOf(all);
        for (int id = 0; id < pieces.size(); id++) {
            ids.putIfAbsent(pieces.get(id), id);
        }
        for (int rank = 0; rank < this.merges.size(); rank++) {
            ranks.put(this.merges.get(rank), rank);
        }
    }

    /** Number of tokens. */
    public int size() {
        return pieces.size();
    }

    /** Every token as tokenizer files write it, by id. */
    public List<String> pieces() {
        return pieces;
    }

    public List<Merge> merges() {
        return merges;
    }

    /** The tokens of a text. */
    public int[] encode(String text) {
        int[] tokens = new int[16];
        int count = 0;
        Matcher words = WORDS.matcher(text);
        while (words.find()) {
            int[] word = word(words.group());
            if (count + word.length > tokens.length) {
                tokens = Arrays.copyOf(tokens, Math.max(2 * tokens.length, count + word.length));
            }
            System.arraycopy(word, 0, tokens, count, word.length);
            count += word.length;
        }
        return Arrays.copyOf(tokens, count);
    }

    /** The text of tokens; special tokens are left out, bytes that are no UTF-8 become U+FFFD. */
    public String decode(int... tokens) {
        return new String(bytes(tokens), StandardCharsets.UTF_8);
    }

    /** The bytes of tokens; special tokens have none. */
    public byte[] bytes(int... tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int token : tokens) {
            if (token >= Special.values().length) {
                bytes.writeBytes(ByteAlphabet.read(pieces.get(token)));
            }
        }
        return bytes.toByteArray();
    }

    static List<String> words(String text) {
        List<String> found = new ArrayList<>();
        Matcher words = WORDS.matcher(text);
        while (words.find()) {
            found.add(words.group());
        }
        return found;
    }

    private int[] word(String word) {
        int[] cached = known.get(word);
        if (cached != null) {
            return cached;
        }
        int[] merged = merge(word);
        if (known.size() < CACHED_WORDS) {
            known.put(word, merged);
        }
        return merged;
    }

    private int[] merge(String word) {
        List<String> parts = new ArrayList<>();
        String written = ByteAlphabet.write(word);
        for (int i = 0; i < written.length(); i++) {
            parts.add(written.substring(i, i + 1));
        }
        while (parts.size() > 1) {
            int best = -1;
            int bestRank = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < parts.size(); i++) {
                Integer rank = ranks.get(new Merge(parts.get(i), parts.get(i + 1)));
                if (rank != null && rank < bestRank) {
                    best = i;
                    bestRank = rank;
                }
            }
            if (best < 0) {
                break;
            }
            parts.set(best, parts.get(best) + parts.get(best + 1));
            parts.remove(best + 1);
        }
        return parts.stream().mapToInt(part -> ids.getOrDefault(part, 0)).toArray();
    }
}
