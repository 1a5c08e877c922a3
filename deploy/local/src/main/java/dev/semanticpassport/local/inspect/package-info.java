/** What weights and adapters are, for people. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.inspect;
