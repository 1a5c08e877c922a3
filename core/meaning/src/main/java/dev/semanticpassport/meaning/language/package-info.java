/** What is particular to a human language: its stems, small words and basic forms. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.language;
