package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.local.client.AuthorFolder;
import dev.semanticpassport.local.client.Passports;
import dev.semanticpassport.local.platform.Layout;
import dev.semanticpassport.transfer.mapping.IdeaTransfer;
import dev.semanticpassport.transfer.proposing.BeaconPlan;
import dev.semanticpassport.transfer.proposing.ProposalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/** The author's passport with its signature. */
record AuthorPassport(UUID passport, AuthorFolder folder) {
    private static final int NAMED_BY = 16;

    /**
     * Makes it; what an earlier run did of it is not done again. Another proposal than an earlier
     * run's has a folder of its own.
     */
    static AuthorPassport signed(Layout layout, Passports passports, Carried author)
            throws IOException {
        Sha256 proposal = Sha256.of(ProposalFile.write(author.proposal()));
        Path place = layout.author("kit-" + proposal.hex().substring(0, NAMED_BY));
        AuthorFolder folder = new AuthorFolder(place);
        Path kept = place.resolve("passport");
        if (!Files.isRegularFile(kept)) {
            List<String> ideas =
                    author.map().open().ideas().stream().map(IdeaTransfer::label).toList();
            Files.writeString(kept, passports.create("kit", "Author", ideas).toString());
        }
        UUID passport = UUID.fromString(Files.readString(kept).strip());
        BeaconPlan beacons = author.proposal().beacons();
        if (!Files.isRegularFile(folder.key())) {
            passports.freeze(
                    passport, folder, beacons.composition(), beacons.answer(), new SecureRandom());
        }
        if (!Files.isRegularFile(folder.rows())) {
            passports.prepare(passport, folder);
        }
        return new AuthorPassport(passport, folder);
    }
}
