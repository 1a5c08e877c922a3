/** One file that holds all of a platform on this machine that cannot be made again. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.backup;
