package dev.semanticpassport.passport.secrets;

import java.util.UUID;

/**
 * The identities of sealed columns. Each is authenticated with its secret, so that one copied to
 * another row does not open there. Never change them: what was sealed would not open any more.
 */
public final class SecretIdentity {
    private SecretIdentity() {}

    public static String authorKey(UUID signature) {
        return "signature/" + signature + "/author-key";
    }

    public static String beacons(UUID signature) {
        return "signature/" + signature + "/beacons";
    }

    public static String preparedBeacons(UUID prepared) {
        return "prepared-beacons/" + prepared;
    }

    /** A piece of what an author wrote; it opens at its own place only. */
    public static String piece(UUID owner, String kind, int place) {
        return "piece/" + owner + "/" + kind + "/" + place;
    }

    public static String treeEdit(UUID passport, UUID edit) {
        return "tree/" + passport + "/edit/" + edit;
    }

    public static String logKey() {
        return "log/key";
    }
}
