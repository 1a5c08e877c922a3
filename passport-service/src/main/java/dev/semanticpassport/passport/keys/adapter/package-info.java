/** Authors' keys over REST and in PostgreSQL. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.keys.adapter;
