package dev.semanticpassport.writing.decoding;

/**
 * A line after one misreading was undone.
 *
 * @param gainNats how much cheaper the text became (see {@link Plausibility})
 * @param exact characters that follow from the bytes
 * @param guessed characters that were chosen among several, as a byte was lost
 */
record Restored(Misreading misreading, String text, double gainNats, int exact, int guessed) {}
