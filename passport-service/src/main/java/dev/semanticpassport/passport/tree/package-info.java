/** Passports' meaning trees: what was built or given, with the author's edits on top. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.tree;
