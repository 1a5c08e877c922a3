package dev.semanticpassport.meaning.finding;

/**
 * A share or another figure with what it is of.
 *
 * @param name what is said
 * @param valueFrom first character of the figure within the line
 * @param valueTo the character after its last
 * @param leading whether the line begins with it: then it is said of what the line stands under
 */
public record Value(String name, int valueFrom, int valueTo, boolean leading) {}
