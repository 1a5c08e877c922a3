package dev.semanticpassport.probe.asking;

/**
 * Whether a probe may still be asked here. Its partition may pass to another replica, which then
 * asks what was not begun.
 */
public interface Permission {

    /** Asked before each call; a call that may begin is under way until {@link #rests}. */
    boolean begins();

    /** The call ended without an outcome; another one may follow. */
    void rests();

    /** For whoever never gives a probe away. */
    static Permission always() {
        return new Permission() {
            @Override
            public boolean begins() {
                return true;
            }

            @Override
            public void rests() {}
        };
    }
}
