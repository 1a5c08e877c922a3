package dev.semanticpassport.document.verifying;

import java.util.ArrayList;
import java.util.List;

/** Collects what the checks find. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void holds(String check, String detail) {
        found.add(new Finding.Holds(check, detail));
    }

    void attested(String check, String detail) {
        found.add(new Finding.Attested(check, detail));
    }

    void undecided(String check, String detail) {
        found.add(new Finding.Undecided(check, detail));
    }

    void differs(String check, String path, Object expected, Object actual) {
        found.add(
                new Finding.Differs(check, path, String.valueOf(expected), String.valueOf(actual)));
    }

    void unreadable(String check, String detail) {
        found.add(new Finding.Unreadable(check, detail));
    }

    /** Whether both are the same; a difference is kept. */
    boolean same(String check, String path, Object expected, Object actual) {
        if (expected.equals(actual)) {
            return true;
        }
        differs(check, path, expected, actual);
        return false;
    }

    /** How many differences there are by now: a check that adds none holds. */
    long differences() {
        return found.stream().filter(Finding.Differs.class::isInstance).count();
    }

    Verified verified() {
        return new Verified(found);
    }
}
