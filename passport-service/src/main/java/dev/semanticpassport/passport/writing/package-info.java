/** Authors' writing on its way in: what an import is, and what is found wrong in it. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.writing;
