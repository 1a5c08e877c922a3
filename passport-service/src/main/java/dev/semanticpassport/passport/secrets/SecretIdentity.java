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

    public static String logKey() {
        return "log/key";
    }
}
