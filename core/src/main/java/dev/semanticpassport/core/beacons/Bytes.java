package dev.semanticpassport.core.beacons;

import dev.semanticpassport.core.signing.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes that are hashed: fields, each with its length before it, so that no two lists of fields
 * have the same bytes.
 */
final class Bytes {

    private static final String HMAC = "HmacSHA256";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static Bytes begin() {
        return new Bytes();
    }

    /** lp(field) = u32be(length) ‖ field. */
    Bytes field(byte[] field) {
        u32(field.length);
        bytes.writeBytes(field);
        return this;
    }

    /** The UTF-8 bytes as a field. */
    Bytes field(String field) {
        return field(field.getBytes(StandardCharsets.UTF_8));
    }

    Bytes field(Sha256 field) {
        return field(field.bytes());
    }

    /** Four bytes, the highest first. */
    Bytes u32(int number) {
        bytes.writeBytes(u32be(number));
        return this;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }

    static byte[] u32be(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /** 32 bytes of HKDF-SHA256 (RFC 5869). */
    static byte[] hkdf(byte[] secret, byte[] salt, String info) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .addSalt(salt)
                                    .thenExpand(
                                            info.getBytes(StandardCharsets.UTF_8), Sha256.BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
        }
    }
}
