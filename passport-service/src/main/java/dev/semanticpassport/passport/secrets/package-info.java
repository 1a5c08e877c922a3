/** Under which name a secret rests in which row. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.secrets;
