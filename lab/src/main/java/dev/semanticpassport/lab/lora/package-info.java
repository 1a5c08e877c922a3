/** Adapters: low-rank changes to a base, kept in files that PEFT reads. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.lora;
