/** The audit trail and the evidence in PostgreSQL; rows never leave this package. */
@NullMarked
package dev.semanticpassport.scoring.adapter.db;

import org.jspecify.annotations.NullMarked;
