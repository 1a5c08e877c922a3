package dev.semanticpassport.writing.importing;

/**
 * How far an import is.
 *
 * @param file what is being read
 * @param bytesRead of the files given, archives as they lie on the disk
 * @param bytesInAll of the files given
 * @param messages handed out
 */
public record Progress(String file, long bytesRead, long bytesInAll, long messages) {}
