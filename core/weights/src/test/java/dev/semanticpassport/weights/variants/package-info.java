@org.jspecify.annotations.NullMarked
package dev.semanticpassport.weights.variants;
