/** The client's side. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.client;
