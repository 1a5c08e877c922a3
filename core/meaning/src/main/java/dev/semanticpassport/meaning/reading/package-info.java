/** What an author structured: a message as headings, items, tables and lines with exact places. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.reading;
