/** Problems as HTTP answers, by RFC 9457. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.problem.adapter;
