/** Takes answered probes from Kafka. */
@NullMarked
package dev.semanticpassport.scoring.adapter.kafka;

import org.jspecify.annotations.NullMarked;
