/** Passports as pages for people, in Markdown and HTML. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.exchange.people;
