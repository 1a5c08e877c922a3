/** Looks at files on threads of their own. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.probe.adapter.files;
