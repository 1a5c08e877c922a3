package dev.semanticpassport.probe.reaching;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: all public ones, and of the special ones those that the
 * operator lists. Endpoints come from requests, so without this whoever may request a verification
 * could have our network called from inside.
 */
public final class Reach {

    /** Not globally reachable, of the IANA special-purpose registry (RFC 6890), and multicast. */
    private static final List<Cidr> SPECIAL_V4 =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /** All that is handed out as global unicast. */
    private static final Cidr GLOBAL_V6 = Cidr.of("2000::/3");

    /**
     * Within that: Teredo and other protocols, documentation, 6to4 (an IPv4 address in disguise).
     */
    private static final List<Cidr> SPECIAL_V6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final List<Cidr> LOOPBACK = ranges("127.0.0.0/8", "::1/128");

    private final List<Cidr> allowed;

    private Reach(List<Cidr> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param allowPrivate {@code none}, or a list, parted by commas, of {@code loopback} and ranges
     * @throws IllegalArgumentException naming what cannot be read
     */
    public static Reach allowing(String allowPrivate) {
        return new Reach(
                Arrays.stream(allowPrivate.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty() && !part.equals("none"))
                        .flatMap(Reach::part)
                        .toList());
    }

    private static Stream<Cidr> part(String part) {
        return part.equals("loopback") ? LOOPBACK.stream() : Stream.of(Cidr.of(part));
    }

    /**
     * Why this target must not be called; empty where it may be.
     *
     * @param addresses all that the host's name resolves to: one bad one refuses them all, since
     *     which is taken would be the name server's choice
     */
    public Optional<String> refusal(String scheme, List<InetAddress> addresses) {
        if (addresses.stream().anyMatch(a -> special(a) && !allowed(a))) {
            return Optional.of("the endpoint's address is special and not allowed here");
        }
        if (!scheme.equals("https") && !addresses.stream().allMatch(this::allowed)) {
            return Optional.of("plain http is only for allowed private endpoints; use https");
        }
        return Optional.empty();
    }

    private boolean allowed(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }

    static boolean special(InetAddress address) {
        // The JDK turns IPv4-mapped IPv6 addresses into IPv4 ones by itself.
        if (address instanceof Inet4Address) {
            return SPECIAL_V4.stream().anyMatch(range -> range.contains(address));
        }
        return !GLOBAL_V6.contains(address)
                || SPECIAL_V6.stream().anyMatch(range -> range.contains(address));
    }

    private static List<Cidr> ranges(String... texts) {
        return Arrays.stream(texts).map(Cidr::of).toList();
    }
}
