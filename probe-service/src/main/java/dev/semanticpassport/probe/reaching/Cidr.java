package dev.semanticpassport.probe.reaching;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses, e.g. 10.0.0.0/8. */
public record Cidr(InetAddress base, int bits) {

    public Cidr {
        if (bits < 0 || bits > 8 * base.getAddress().length) {
            throw new IllegalArgumentException("prefix length out of range: " + bits);
        }
    }

    /**
     * @throws IllegalArgumentException where the text is no ADDRESS/BITS with a literal address
     */
    public static Cidr of(String text) {
        int slash = text.indexOf('/');
        // Only literals: a name would be looked up.
        if (slash < 1
                || !text.substring(0, slash).matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("not an address range like 10.0.0.0/8: " + text);
        }
        try {
            return new Cidr(
                    InetAddress.getByName(text.substring(0, slash)),
                    Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not an address range like 10.0.0.0/8: " + text, e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit)) & 0xFF;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
