package dev.semanticpassport.scoring.panels;

/**
 * A panel at a version. It never changes.
 *
 * @param version from 0, which has no model; each change of its models makes the next one
 */
public record PanelVersion(String name, int version) {

    /** As people write it. */
    public String inWords() {
        return name + ", version " + version;
    }
}
