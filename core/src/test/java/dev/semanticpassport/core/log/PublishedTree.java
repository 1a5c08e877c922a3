package dev.semanticpassport.core.log;

import dev.semanticpassport.core.signing.Sha256;
import java.util.HexFormat;
import java.util.List;

/**
 * The reference tree of Certificate Transparency: eight leaves, and the published root after each.
 */
final class PublishedTree {

    static final List<byte[]> ENTRIES =
            List.of(
                    hex(""),
                    hex("00"),
                    hex("10"),
                    hex("2021"),
                    hex("3031"),
                    hex("40414243"),
                    hex("5051525354555657"),
                    hex("606162636465666768696a6b6c6d6e6f"));

    static final List<Sha256> ROOTS =
            List.of(
                    Sha256.parse(
                            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
                    Sha256.parse(
                            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
                    Sha256.parse(
                            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
                    Sha256.parse(
                            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                    Sha256.parse(
                            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
                    Sha256.parse(
                            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
                    Sha256.parse(
                            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
                    Sha256.parse(
                            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));

    private PublishedTree() {}

    static List<Sha256> leafHashes() {
        return ENTRIES.stream().map(TreeHashing::leaf).toList();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
