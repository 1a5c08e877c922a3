package dev.semanticpassport.local.command;

import dev.semanticpassport.document.verifying.Finding;
import dev.semanticpassport.document.verifying.Verified;

/** What a check found, for a person. */
final class Findings {
    private Findings() {}

    static String lines(Verified verified) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : verified.findings()) {
            switch (finding) {
                case Finding.Holds(String check, String detail) ->
                        line(text, "holds", check, detail);
                case Finding.Attested(String check, String detail) ->
                        line(text, "attested", check, detail);
                case Finding.Undecided(String check, String detail) ->
                        line(text, "UNDECIDED", check, detail);
                case Finding.Unreadable(String check, String detail) ->
                        line(text, "UNREADABLE", check, detail);
                case Finding.Differs(String check, String path, String expected, String found) -> {
                    line(text, "DIFFERS", check, path);
                    text.append("             expected ").append(expected).append('\n');
                    text.append("             found    ").append(found).append('\n');
                }
            }
        }
        return text.append(verified.outcome()).append('\n').toString();
    }

    private static void line(StringBuilder text, String found, String check, String detail) {
        text.append("%-11s  %s: %s%n".formatted(found, check, detail));
    }
}
