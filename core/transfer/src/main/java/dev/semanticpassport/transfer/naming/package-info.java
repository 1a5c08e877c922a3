/**
 * Ideas as they are spoken of: their names, what is said of them, and what must not be said in
 * public.
 */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.naming;
