/**
 * One verification, one trace: spans from the request to the verdict, and log lines with the same
 * ids. Where nothing is recorded, the trace context of whoever asked is passed on and no span is
 * made. Ids, counts, kinds and verdicts are told; never a prompt, an answer, a key, a candidate or
 * a target.
 */
@NullMarked
package dev.semanticpassport.messaging.tracing;

import org.jspecify.annotations.NullMarked;
