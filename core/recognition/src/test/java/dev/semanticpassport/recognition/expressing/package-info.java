@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.expressing;
