/** Fleets over Kafka, REST and in PostgreSQL. */
package dev.semanticpassport.passport.fleet.adapter;
