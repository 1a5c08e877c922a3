/** Every event that the services exchange, in flow order, and nothing else. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.contracts;
