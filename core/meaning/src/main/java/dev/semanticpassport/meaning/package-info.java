/** The author's ideas, general to particular, each with the exact quotes it comes from. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning;
