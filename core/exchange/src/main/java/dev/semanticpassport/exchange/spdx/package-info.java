/** The SPDX 3 AI profile. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.exchange.spdx;
