package dev.semanticpassport.meaning;

/**
 * A property of an idea with its value, e.g. a table's cell under its column's head, or "chance to
 * understand: 10-30 %".
 *
 * @param name what is said, e.g. the column's head
 * @param value what it is, as written
 * @param quote where the value stands
 */
public record Aspect(String name, String value, Quote quote) {}
