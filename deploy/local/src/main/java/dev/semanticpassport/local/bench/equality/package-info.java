/** Is an endpoint still the same model? Measured on the lab's models and on recorded answers. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench.equality;
