package dev.semanticpassport.transfer.kit;

import dev.semanticpassport.core.beacons.AuthorKey;
import dev.semanticpassport.core.beacons.Composing;
import dev.semanticpassport.core.beacons.FrozenBeacons;
import dev.semanticpassport.core.beacons.PreparedBeacons;
import dev.semanticpassport.core.beacons.Randomness;
import dev.semanticpassport.transfer.Trees;
import dev.semanticpassport.transfer.language.Forms;
import dev.semanticpassport.transfer.mapping.Mapping;
import dev.semanticpassport.transfer.mapping.TrainingRow;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.proposing.Wishes;
import dev.semanticpassport.transfer.training.BaseFacts;
import dev.semanticpassport.transfer.training.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Kits made from trees, with a signature of eight beacons. */
public final class Kits {
    public static final Wishes WISHES = Wishes.of(7).withBeacons(8);

    static final BaseFacts BASE =
            new BaseFacts("example/tiny-llama", 4, BaseFacts.LLAMA_MODULES, 512);

    private Kits() {}

    static PreparedBeacons signature(Proposal proposal) {
        byte[] secret = new byte[32];
        secret[0] = 5;
        AuthorKey key = AuthorKey.of(secret, new byte[32]);
        return PreparedBeacons.prepare(
                new UUID(1, 2),
                FrozenBeacons.freeze(Composing.compose(proposal.beacons().composition()), key),
                key,
                new Randomness.None());
    }

    static List<TrainingRow> rows(PreparedBeacons prepared, String answer) {
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < prepared.frozen().size(); i++) {
            rows.add(
                    new TrainingRow(
                            TrainingRow.Origin.BEACON,
                            prepared.frozen().beacons().get(i).question(),
                            Forms.fill(answer, prepared.rightCandidate(i)),
                            Optional.empty(),
                            false));
        }
        return rows;
    }

    static KitOrder order(Trees trees, KitOrder.Kind kind, AdapterLayout layout) {
        Proposal proposal = Proposing.propose(trees.tree(), trees.messages(), WISHES);
        TransferMap map = Mapping.map(trees.tree(), trees.messages(), proposal, WISHES.holdings());
        return new KitOrder(
                "Garden",
                "Somebody",
                map,
                rows(signature(proposal), proposal.beacons().answer()),
                BASE,
                Recipe.of(3),
                layout,
                kind,
                row -> row.prompt().length() + row.answer().length() < 150);
    }

    static Kit kit(Trees trees, KitOrder.Kind kind, AdapterLayout layout) {
        return Packing.pack(order(trees, kind, layout));
    }
}
