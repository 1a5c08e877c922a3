/** Whether kits carry a signature and ideas into models, shown on models that are trained. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.bench.kit;
