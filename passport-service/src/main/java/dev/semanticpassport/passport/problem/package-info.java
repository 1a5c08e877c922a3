/** What is wrong with a request, in words and with the name of the field. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.problem;
