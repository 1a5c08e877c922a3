/** Tests of kits on disk. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.kit;
