@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core.imprint.weighing;
