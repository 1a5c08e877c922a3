/** What can be configured. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.adapter.config;
