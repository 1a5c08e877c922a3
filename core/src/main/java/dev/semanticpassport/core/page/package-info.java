/** Pages of HTML that people open from a file: whole in one file, without a script. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.core.page;
