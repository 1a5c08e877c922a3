/** The base that every adapter stands on: recipe, training, shipped weights. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.base;
