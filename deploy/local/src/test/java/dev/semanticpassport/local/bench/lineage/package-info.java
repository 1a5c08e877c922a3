@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench.lineage;
