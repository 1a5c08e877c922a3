package dev.semanticpassport.writing;

/**
 * A change of what a file's bytes say at first sight.
 *
 * @param file the file, as in {@link Message#source()}
 * @param how the encoding that it was read in, or what was undone
 * @param confidence 0 to 1; what it weighs stands in docs/writing.md
 */
public record Repair(String file, String how, double confidence) {}
