/**
 * Which parts of an adapter carry an idea: the parts, the variants of an adapter that lack them,
 * and what is to be asked of which variant.
 */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core.imprint;
