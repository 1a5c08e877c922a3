@org.jspecify.annotations.NullMarked
package dev.semanticpassport.writing.decoding;
