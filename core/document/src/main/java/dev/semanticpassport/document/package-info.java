/**
 * The passport as a document: every claim declared, measured or contradicted, with its evidence.
 */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.document;
