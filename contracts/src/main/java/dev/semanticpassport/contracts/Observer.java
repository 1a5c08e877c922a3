package dev.semanticpassport.contracts;

/** Who looks, and with what knowledge. */
public enum Observer {
    ENGINEER,
    RESEARCHER,
    SEMIOTICIAN,
    CREATOR
}
