/** What an author wrote, whatever product it was written in, as one stream of messages. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.writing;
