package dev.semanticpassport.scoring.adapter.db;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.recognition.describing.GivenAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A model's answers as a panel keeps them. */
final class PackedAnswers {
    private static final ObjectMapper JSON = EventJson.mapper();
    private static final TypeReference<List<GivenAnswer>> ANSWERS = new TypeReference<>() {};

    private PackedAnswers() {}

    static byte[] pack(List<GivenAnswer> answers) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(JSON.writeValueAsBytes(answers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static List<GivenAnswer> unpack(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return JSON.readValue(gzip, ANSWERS);
        } catch (IOException e) {
            throw new UncheckedIOException("a panel's answers are not as they were stored", e);
        }
    }

    static long bytes(List<GivenAnswer> answers) {
        return answers.stream()
                .mapToLong(answer -> answer.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** SHA-256 of the answers, in hex: whether two models say the same to the same. */
    static String digest(List<GivenAnswer> answers) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(JSON.writeValueAsBytes(answers)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
