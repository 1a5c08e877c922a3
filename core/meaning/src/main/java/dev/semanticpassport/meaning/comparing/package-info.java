/** What two trees have in common, and what not. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.comparing;
