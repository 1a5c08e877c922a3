package dev.semanticpassport.local.boards;

/**
 * An expression and where it stands.
 *
 * @param file the board's or rule file's name
 * @param title the panel's, the variable's or the alert's
 */
public record Query(String file, String title, String promql) {}
