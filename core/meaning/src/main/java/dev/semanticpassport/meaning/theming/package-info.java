/** What prose without structure is about: passages that share words, general to particular. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.theming;
