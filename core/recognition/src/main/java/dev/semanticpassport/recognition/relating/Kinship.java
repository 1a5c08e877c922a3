package dev.semanticpassport.recognition.relating;

/**
 * How two models' answers to the same prompts compare.
 *
 * @param prompts that both answered in one script
 * @param likeness mean of the answers' likenesses beyond what is usual for answers of their
 *     lengths, in standard deviations of a prompt
 * @param standing the same in standard deviations of what each of the two shares with the models of
 *     the cohort, its nearest tenth left out, averaged over the two
 * @param identical long answers that are the same character for character: a finding of its own
 */
public record Kinship(int prompts, double likeness, double standing, int identical) {}
