/** The laboratory's commands. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.cli;
