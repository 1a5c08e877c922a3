/** Starts, watches and stops everything that a platform on one machine consists of. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.platform;
