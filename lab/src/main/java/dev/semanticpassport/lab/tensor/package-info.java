/** Numbers in blocks, and the few vector kernels that everything else is made of. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.tensor;
