/** Passports in the formats of others. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.exchange;
