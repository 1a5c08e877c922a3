package dev.semanticpassport.lab.train;

import java.util.BitSet;

/**
 * A text, and what of an adapter counts and learns while it is read. Modules are numbered in an
 * adapter's order. The sets are not to be changed any more.
 *
 * @param inForce modules whose change is added to this text's rows
 * @param learning of these, modules that the text's loss moves
 */
public record GatedSample(Sample sample, BitSet inForce, BitSet learning) {}
