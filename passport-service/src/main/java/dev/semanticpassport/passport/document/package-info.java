/** What a passport declares: canonical, versioned documents, linked by digest. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.document;
