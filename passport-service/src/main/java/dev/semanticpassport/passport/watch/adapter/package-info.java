/** Watches over REST and in PostgreSQL. */
package dev.semanticpassport.passport.watch.adapter;
