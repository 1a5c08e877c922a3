/** The digest of a model's files, as the OpenSSF Model Signing specification has it. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.document.digesting;
