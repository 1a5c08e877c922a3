/** What the steps of scoring need from the outside: the service key, and figures for operators. */
@NullMarked
package dev.semanticpassport.scoring.adapter;

import org.jspecify.annotations.NullMarked;
