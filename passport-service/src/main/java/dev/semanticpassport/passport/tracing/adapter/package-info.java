/** What traces do not tell. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.tracing.adapter;
