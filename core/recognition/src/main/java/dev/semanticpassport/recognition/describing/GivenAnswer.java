package dev.semanticpassport.recognition.describing;

/**
 * What a model answered to a prompt.
 *
 * @param prompt tells the prompt from every other: an id, a digest or its text
 */
public record GivenAnswer(String prompt, String text) {}
