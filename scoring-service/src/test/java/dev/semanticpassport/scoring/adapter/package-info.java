/** Tests of the whole service against a real broker and a real database. */
@NullMarked
package dev.semanticpassport.scoring.adapter;

import org.jspecify.annotations.NullMarked;
