package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.core.signing.UnreadableFileException;
import java.util.Base64;
import java.util.List;

/**
 * What a log says of itself at one size: the body of a C2SP tlog-checkpoint.
 *
 * @param origin the log's name, without schema, such as {@code passports.example/log}
 * @param size number of entries
 * @param root of the tree of these entries
 * @param extensions further lines, kept as they are; usually none
 */
public record Checkpoint(String origin, long size, Sha256 root, List<String> extensions) {

    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isBlank() || !isOneLine(origin)) {
            throw new IllegalArgumentException("a log's origin is one line that is not empty");
        }
        if (size < 0) {
            throw new IllegalArgumentException("a log does not have " + size + " entries");
        }
        if (!extensions.stream().allMatch(line -> !line.isEmpty() && isOneLine(line))) {
            throw new IllegalArgumentException("a checkpoint's extensions are non-empty lines");
        }
    }

    /** A checkpoint without extensions. */
    public static Checkpoint of(String origin, long size, Sha256 root) {
        return new Checkpoint(origin, size, root, List.of());
    }

    /** The text that is signed: origin, size and base64 of the root, each on a line of its own. */
    public String body() {
        StringBuilder body = new StringBuilder();
        body.append(origin).append('\n').append(size).append('\n');
        body.append(root.base64()).append('\n');
        extensions.forEach(line -> body.append(line).append('\n'));
        return body.toString();
    }

    static Checkpoint parseBody(String file, String body) {
        List<String> lines = body.lines().toList();
        if (lines.size() < 3) {
            throw new UnreadableFileException(file, "", "a checkpoint has at least three lines");
        }
        String size = lines.get(1);
        if (!size.matches("0|[1-9][0-9]{0,17}")) {
            throw new UnreadableFileException(file, "size", "is not a decimal number");
        }
        try {
            Sha256 root = Sha256.fromBytes(Base64.getDecoder().decode(lines.get(2)));
            Checkpoint checkpoint =
                    new Checkpoint(
                            lines.get(0),
                            Long.parseLong(size),
                            root,
                            lines.subList(3, lines.size()));
            if (!checkpoint.body().equals(body)) {
                throw new UnreadableFileException(
                        file, "", "is not written as checkpoints are written");
            }
            return checkpoint;
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(file, "", String.valueOf(e.getMessage()));
        }
    }

    private static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }
}
