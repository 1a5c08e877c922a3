/** The calls themselves, over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.adapter.http;
