/** The models behind an OpenAI-compatible endpoint. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.serve;
