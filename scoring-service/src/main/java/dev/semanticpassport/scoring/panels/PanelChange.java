package dev.semanticpassport.scoring.panels;

/** What became of a change of a panel. */
public sealed interface PanelChange {

    /** It stands in this version: a new one, or the newest where nothing changed. */
    record Stands(PanelVersion panel, int answers) implements PanelChange {}

    /** There is no such panel, model or verification; which, in words. */
    record Unknown(String what) implements PanelChange {}

    /** It contradicts what is there; how, in words. */
    record Conflict(String why) implements PanelChange {}

    /** It cannot be served; why, in words. */
    record Refused(String why) implements PanelChange {}
}
