package dev.semanticpassport.transfer.asking;

/** What a kit trains: a prompt and its answer. */
public record TrainedRow(String prompt, String answer) {}
