package dev.semanticpassport.local.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Something to search for, in every form in which it could stand somewhere.
 *
 * @param what what it is, in words; not the thing itself
 * @param forms the texts that would betray it
 */
record Needle(String what, List<String> forms) {
    private static final int SHORTEST_FORM = 12;

    Needle {
        forms = List.copyOf(forms);
    }

    static Needle ofText(String what, String text) {
        Needle encoded = ofBytes(what, text.getBytes(StandardCharsets.UTF_8));
        List<String> forms = new ArrayList<>(encoded.forms());
        forms.add(text);
        return new Needle(what, forms);
    }

    /** Hex in both cases, and base64 in both alphabets at each of the three alignments. */
    static Needle ofBytes(String what, byte[] bytes) {
        List<String> forms = new ArrayList<>();
        String hex = HexFormat.of().formatHex(bytes);
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            for (Base64.Encoder encoder :
                    List.of(
                            Base64.getEncoder().withoutPadding(),
                            Base64.getUrlEncoder().withoutPadding())) {
                String text = encoder.encodeToString(shifted);
                // the characters at both ends mix with whatever stands beside
                String core = text.substring(shift == 0 ? 0 : 4, text.length() - 2);
                if (core.length() >= SHORTEST_FORM) {
                    forms.add(core);
                }
            }
        }
        return new Needle(what, forms.stream().distinct().toList());
    }

    boolean standsIn(String text) {
        return forms.stream().anyMatch(text::contains);
    }
}
