/** What a verification found, as a document: the same inputs and answers give the same bytes. */
@NullMarked
package dev.semanticpassport.passport.verification.reporting;

import org.jspecify.annotations.NullMarked;
