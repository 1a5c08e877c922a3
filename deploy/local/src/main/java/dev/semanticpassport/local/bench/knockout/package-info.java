/** Ideas planted with bindings, and whether the knock-out map finds them again. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench.knockout;
