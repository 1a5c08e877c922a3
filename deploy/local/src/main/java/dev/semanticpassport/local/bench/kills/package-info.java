/** Work of every kind done twice: undisturbed, and while parts of the platform are killed. */
@NullMarked
package dev.semanticpassport.local.bench.kills;

import org.jspecify.annotations.NullMarked;
