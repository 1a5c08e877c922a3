/** Everything a trainer needs, as files. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.kit;
