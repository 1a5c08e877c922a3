/** Authors' keys: who may sign what, as the log has it. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.keys;
