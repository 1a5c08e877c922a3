/** What of a tree may be published; every way out of a tree asks here. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.publishing;
