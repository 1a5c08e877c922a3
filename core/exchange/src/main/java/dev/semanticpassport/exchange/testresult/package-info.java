/** Verdicts as in-toto test results. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.exchange.testresult;
