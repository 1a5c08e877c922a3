/** Which ideas a model's answers express beside a panel's, and what stands out in them blind. */
@NullMarked
package dev.semanticpassport.scoring.expressing;

import org.jspecify.annotations.NullMarked;
