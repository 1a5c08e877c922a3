/** Evidence that anyone can repeat: each bench prints a table and, last, one line of JSON. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench;
