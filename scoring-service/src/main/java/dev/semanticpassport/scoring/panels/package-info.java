/** Panels: models known by their answers, in versions that never change. */
@NullMarked
package dev.semanticpassport.scoring.panels;

import org.jspecify.annotations.NullMarked;
