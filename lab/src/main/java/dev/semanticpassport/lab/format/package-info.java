/** Model files as other programs read and write them. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.format;
