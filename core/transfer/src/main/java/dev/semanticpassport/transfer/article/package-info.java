/** The training article: how the model was made, for a stranger to repeat. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.transfer.article;
