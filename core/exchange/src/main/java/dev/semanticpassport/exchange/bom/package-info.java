/** CycloneDX bills of materials, both ways. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.exchange.bom;
