/** Meaning trees over REST and Kafka and in PostgreSQL, where they rest sealed. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.tree.adapter;
