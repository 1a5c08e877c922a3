/** Where the service meets Quarkus, Kafka, HTTP and the machine. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.adapter;
