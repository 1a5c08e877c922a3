/** Knock-out maps through the platform: variants in servers, questions asked, answers read. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.knockout;
