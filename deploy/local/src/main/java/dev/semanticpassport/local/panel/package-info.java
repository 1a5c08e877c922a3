/** Reads recorded answers of models, as files hold them, to be enrolled in a panel. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.panel;
