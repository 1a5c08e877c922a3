/** Trees and edits as files: canonical JSON, and SKOS in JSON-LD for others. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.meaning.json;
