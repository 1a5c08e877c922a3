package dev.semanticpassport.meaning.theming;

/**
 * A passage as theming sees it.
 *
 * @param group what it stands in: its conversation's number; neighbours in one group follow each
 *     other in the text
 * @param stems numbers of its telling stems, each as often as it is there
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and of one tree only
public record Unit(int group, int[] stems) {}
