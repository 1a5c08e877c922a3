/** Prints the Kubernetes manifests of an overlay and checks them without a cluster. */
@NullMarked
package dev.semanticpassport.manifests;

import org.jspecify.annotations.NullMarked;
