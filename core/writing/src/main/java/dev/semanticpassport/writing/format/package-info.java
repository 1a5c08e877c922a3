/** Reads each format of writing as messages: streaming, with everything that is held bounded. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.writing.format;
