/** Speaks to a running platform as anybody would: by Kafka events and REST. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.client;
