/** Imports of writing over REST and in PostgreSQL, where the writing rests sealed. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.writing.adapter;
