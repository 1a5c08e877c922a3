/** How good meaning trees are, on writing whose hierarchy is known. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench.tree;
