/** Kits on disk, and the lab as what trains them. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.kit;
