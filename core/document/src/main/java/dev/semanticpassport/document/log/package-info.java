/** A log as a file, and what checking it shows. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.document.log;
