/**
 * A real Kafka broker and a real PostgreSQL on one machine, from Maven artifacts alone: for a
 * platform at home, and for tests ({@link dev.semanticpassport.embedded.PlatformResource}).
 */
@NullMarked
package dev.semanticpassport.embedded;

import org.jspecify.annotations.NullMarked;
