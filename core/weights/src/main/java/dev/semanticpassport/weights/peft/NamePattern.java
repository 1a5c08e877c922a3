package dev.semanticpassport.weights.peft;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A key of a configuration's {@code rank_pattern} or {@code alpha_pattern}. PEFT takes it as a
 * regular expression for a module's whole name, or for the end of one behind a dot. Read here is
 * the part of that language that names layers and modules: characters, {@code .}, {@code \\.},
 * {@code \\d}, {@code \\w}, each once, {@code *} or {@code +}. Matching takes time in proportion to
 * key and name, whatever the key: the files are strangers'.
 *
 * @see <a href="https://github.com/huggingface/peft/blob/main/src/peft/utils/other.py">
 *     get_pattern_key</a>
 */
final class NamePattern {
    // a file may have thousands of keys, and each is held against thousands of names
    private static final int MOST_CHARACTERS = 256;
    private static final int MOST_REPEATS = 8;
    // a step that follows all ends at once takes about so many plain ones
    private static final int WEIGHT = 32;

    private final boolean anchored;
    private final List<Part> parts;
    private final boolean repeats;

    private NamePattern(boolean anchored, List<Part> parts) {
        this.anchored = anchored;
        this.parts = parts;
        this.repeats = parts.stream().anyMatch(Part::anyNumber);
    }

    private enum Taken {
        LITERAL,
        DIGIT,
        WORD,
        ANY
    }

    private record Part(Taken taken, char literal, boolean anyNumber) {
        boolean takes(char one) {
            return switch (taken) {
                case LITERAL -> one == literal;
                case DIGIT -> Character.isDigit(one);
                case WORD -> Character.isLetterOrDigit(one) || one == '_';
                case ANY -> true;
            };
        }
    }

    /** Empty where the key has more of the language than is read here. */
    static Optional<NamePattern> parse(String key) {
        long repeats = key.chars().filter(one -> one == '*' || one == '+').count();
        if (key.length() > MOST_CHARACTERS || repeats > MOST_REPEATS) {
            return Optional.empty();
        }
        boolean anchored = key.startsWith("^");
        int at = anchored ? 1 : 0;
        int end = key.endsWith("$") && !key.endsWith("\\$") ? key.length() - 1 : key.length();
        List<Part> parts = new ArrayList<>();
        while (at < end) {
            Optional<Part> part = part(key, at);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            at += key.charAt(at) == '\\' ? 2 : 1;
            char repeat = at < end ? key.charAt(at) : ' ';
            if (repeat == '*' || repeat == '+') {
                at++;
                if (repeat == '+') {
                    parts.add(part.get());
                }
                parts.add(new Part(part.get().taken, part.get().literal, true));
            } else {
                parts.add(part.get());
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new NamePattern(anchored, List.copyOf(parts)));
    }

    private static Optional<Part> part(String key, int at) {
        char one = key.charAt(at);
        if (one == '\\') {
            char escaped = at + 1 < key.length() ? key.charAt(at + 1) : ' ';
            return switch (escaped) {
                case '.', '-' -> Optional.of(new Part(Taken.LITERAL, escaped, false));
                case 'd' -> Optional.of(new Part(Taken.DIGIT, ' ', false));
                case 'w' -> Optional.of(new Part(Taken.WORD, ' ', false));
                default -> Optional.empty();
            };
        }
        if (one == '.') {
            return Optional.of(new Part(Taken.ANY, ' ', false));
        }
        boolean plain = Character.isLetterOrDigit(one) || one == '_' || one == '-';
        return plain ? Optional.of(new Part(Taken.LITERAL, one, false)) : Optional.empty();
    }

    /** How much work a name is at most, in characters that are compared. */
    long mostSteps(String name) {
        return repeats ? (long) WEIGHT * name.length() : 1 + parts.size() / 2;
    }

    /** Whether the name is one of the pattern's, or ends in one behind a dot. */
    boolean matches(String name) {
        return repeats ? matchesRepeats(name) : matchesEnd(name);
    }

    /** Without repeats a pattern has one length, so only the end of a name can be its. */
    private boolean matchesEnd(String name) {
        int first = name.length() - parts.size();
        if (first < 0 || (first > 0 && (anchored || name.charAt(first - 1) != '.'))) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).takes(name.charAt(first + i))) {
                return false;
            }
        }
        return true;
    }

    private boolean matchesRepeats(String name) {
        // all ends are followed at once: each bit is a part that may come next
        BitSet next = new BitSet();
        enter(next, 0);
        for (int i = 0; i < name.length(); i++) {
            char one = name.charAt(i);
            BitSet after = new BitSet();
            for (int part = next.nextSetBit(0);
                    part >= 0 && part < parts.size();
                    part = next.nextSetBit(part + 1)) {
                if (parts.get(part).takes(one)) {
                    enter(after, parts.get(part).anyNumber ? part : part + 1);
                }
            }
            if (one == '.' && !anchored) {
                enter(after, 0);
            }
            next = after;
        }
        return next.get(parts.size());
    }

    /** The part may come next, and so may what follows parts that may be left out. */
    private void enter(BitSet next, int first) {
        int part = first;
        next.set(part);
        while (part < parts.size() && parts.get(part).anyNumber) {
            part++;
            next.set(part);
        }
    }
}
