/** Authors' keys as the log has them: created, rotated, revoked. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.document.keys;
