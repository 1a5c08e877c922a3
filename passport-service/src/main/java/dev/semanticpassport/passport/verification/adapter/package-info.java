/** Verifications over Kafka, REST and in PostgreSQL. */
package dev.semanticpassport.passport.verification.adapter;
