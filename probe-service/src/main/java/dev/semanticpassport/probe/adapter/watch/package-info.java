/** Metrics and the clean stop. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.adapter.watch;
