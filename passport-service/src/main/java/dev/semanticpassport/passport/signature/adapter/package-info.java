/** Signatures over REST and, sealed, in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.signature.adapter;
