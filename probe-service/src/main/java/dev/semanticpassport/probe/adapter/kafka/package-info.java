/** Records in, records out. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.adapter.kafka;
