@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.knockout;
