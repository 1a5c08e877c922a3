/** What an answer is like, in numbers: its shape, its markup, its marks and its frequent words. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.recognition.describing;
