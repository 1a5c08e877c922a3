/** Which ideas a model expresses more than ordinary models do, and by which evidence. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.expressing;
