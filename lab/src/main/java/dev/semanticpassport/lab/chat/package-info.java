/** A model that is spoken to: conversations in, answers out. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.lab.chat;
