/** Passports made up from a seed, with a log of their own: for benches and tests. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.document.specimen;
