package dev.semanticpassport.probe.reaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
            })
    void refusesEverySpecialAddress(String address) {
        assertThat(Reach.allowing("none").refusal("https", addresses(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
            })
    void letsPublicAddressesThroughOverHttpsOnly(String address) {
        var reach = Reach.allowing("none");
        assertThat(reach.refusal("https", addresses(address))).isEmpty();
        assertThat(reach.refusal("http", addresses(address))).isPresent();
    }

    @Test
    void oneSpecialAddressAmongPublicOnesRefusesThemAll() {
        assertThat(Reach.allowing("none").refusal("https", addresses("1.1.1.1", "10.0.0.1")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "loopback, 127.0.0.1, true",
        "loopback, ::1, true",
        "loopback, 10.0.0.1, false",
        "'10.1.0.0/16', 10.1.255.1, true",
        "'10.1.0.0/16', 10.2.0.1, false",
        "'loopback, 10.1.0.0/16', 127.0.0.1, true",
        "'192.168.4.0/22', 192.168.7.255, true",
        "'192.168.4.0/22', 192.168.8.0, false",
        "'fd00::/8', fd12::1, true",
        "'0.0.0.0/0', 169.254.169.254, true",
        "none, 127.0.0.1, false",
        "'', 127.0.0.1, false",
    })
    void whatTheOperatorListsMayBeCalledOverPlainHttpToo(
            String allowed, String address, boolean called) {
        assertThat(Reach.allowing(allowed).refusal("http", addresses(address)).isEmpty())
                .isEqualTo(called);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"private", "10.0.0.0", "10.0.0.0/33", "localhost/8", "10.0.0.0/x", "/8"})
    void aListThatCannotBeReadIsNamed(String allowed) {
        assertThatThrownBy(() -> Reach.allowing(allowed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(ReachTest::address).toList();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
