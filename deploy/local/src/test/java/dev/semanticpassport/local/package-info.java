/** The whole platform, used as its users use it. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local;
