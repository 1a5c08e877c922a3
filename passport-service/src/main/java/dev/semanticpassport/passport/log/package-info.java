/** The append-only log: which stored hashes make a root or a proof. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.log;
