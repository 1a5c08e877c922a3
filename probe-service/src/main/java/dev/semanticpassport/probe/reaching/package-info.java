/** Which addresses may be connected to. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.reaching;
