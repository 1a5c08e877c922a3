/** Tests of the manifests: that they are what a cluster takes, and what the code needs. */
@NullMarked
package dev.semanticpassport.manifests;

import org.jspecify.annotations.NullMarked;
