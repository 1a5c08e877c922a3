/** What stands as JSON in the columns of the database. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.columns.adapter;
