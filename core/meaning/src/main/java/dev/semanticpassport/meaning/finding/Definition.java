package dev.semanticpassport.meaning.finding;

/**
 * What a sentence says that something is.
 *
 * @param term what is defined
 * @param from first character of what it is, within the line
 * @param to the character after its last
 * @param sure whether marks of the author show it, rather than a verb alone
 */
public record Definition(Label term, int from, int to, boolean sure) {}
