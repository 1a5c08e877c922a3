/** Forward, backward and Adam: how weights are learnt. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.train;
