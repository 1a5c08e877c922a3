package dev.semanticpassport.contracts;

/** What one probe cost. */
public record Effort(
        @Described("HTTP calls made.") int calls,
        @Described("Calls answered with 429.") int rateLimited,
        @Described("Calls answered with 5xx.") int serverErrors,
        @Described("Calls that timed out.") int timeouts,
        @Described("Calls whose connection failed.") int unreachable,
        @Described("Calls with an unreadable body.") int unreadable,
        @Described("From the first call to the end of the last, in milliseconds.") long millis) {}
