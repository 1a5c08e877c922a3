/** Long work away from the threads that serve requests, and back. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.threads.adapter;
