package dev.semanticpassport.passport.verification.reporting;

import java.util.List;

/**
 * What a report says about the signature, all of it public.
 *
 * @param beacons how many beacons are frozen
 * @param controls how many control questions are frozen beside them
 * @param fewestCandidates the shortest list of candidates among the beacons
 * @param frozenRoot Merkle root of the frozen beacons, in hex
 * @param keyCommitment SHA-256 of the author's key and its salt, in hex
 * @param keysRoot Merkle root of the beacons' keys, in hex
 * @param orderShown whether the order of steps was shown by the log
 * @param randomness where the public randomness came from
 * @param witnessed whether a witness cosigned the checkpoint that gave the randomness
 * @param boundRestsOn what is shown and what the chance of a false RECOGNISED rests on, in words
 * @param logged the signature's entries in the log, in their order
 */
public record SignatureFacts(
        int beacons,
        int controls,
        int fewestCandidates,
        String frozenRoot,
        String keyCommitment,
        String keysRoot,
        boolean orderShown,
        String randomness,
        boolean witnessed,
        String boundRestsOn,
        List<LogEntry> logged) {

    public SignatureFacts {
        logged = List.copyOf(logged);
    }

    /**
     * An entry of the log, with what shows that it stands there.
     *
     * @param what which step it records
     * @param index its place in the log, from 0
     * @param leafHash RFC 6962 hash of the leaf, in hex
     * @param treeSize the tree in which the proof shows it
     * @param treeRoot that tree's root, in hex
     * @param path sibling hashes from the leaf upwards, in hex
     */
    public record LogEntry(
            String what,
            long index,
            String leafHash,
            long treeSize,
            String treeRoot,
            List<String> path) {
        public LogEntry {
            path = List.copyOf(path);
        }
    }
}
