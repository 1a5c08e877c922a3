/** Finds in one sentence what may be an idea: phrases, lists, definitions, values, layers. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.finding;
