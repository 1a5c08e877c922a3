/** Walks files, folders and archives and hands out their messages one by one. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.writing.importing;
