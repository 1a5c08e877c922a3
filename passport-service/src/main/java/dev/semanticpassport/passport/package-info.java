/** passport-service: one package per concern, its framework code in an adapter package inside. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport;
