/** The language model itself: its weights, its decoder, and what it says. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.model;
