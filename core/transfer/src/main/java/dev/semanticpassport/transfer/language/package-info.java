/** How ideas are asked about and spoken of, in the languages that kits are written in. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.language;
