/** The benches' own tools. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench;
