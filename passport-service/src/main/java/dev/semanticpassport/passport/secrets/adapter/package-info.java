/** The key under which secrets rest in the database. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.secrets.adapter;
