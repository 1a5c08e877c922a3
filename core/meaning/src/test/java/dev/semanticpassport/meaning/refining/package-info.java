@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.refining;
