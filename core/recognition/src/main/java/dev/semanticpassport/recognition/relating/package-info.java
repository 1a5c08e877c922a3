/** Whether two models share training or answers, by what they answer to the same prompts. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.relating;
