package dev.semanticpassport.local.bench.kit;

import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.building.TreeBuilding;
import dev.semanticpassport.meaning.building.TreeSettings;
import dev.semanticpassport.transfer.mapping.Mapping;
import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.proposing.Wishes;
import dev.semanticpassport.writing.Message;
import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;
import dev.semanticpassport.writing.importing.ImportListener;
import dev.semanticpassport.writing.importing.ImportOptions;
import dev.semanticpassport.writing.importing.Importing;
import dev.semanticpassport.writing.importing.Progress;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the usual chain makes of somebody's writing.
 *
 * @param proposal of a signature, as nobody changed it
 * @param map from the tree's ideas to what carries them
 */
record Carried(Proposal proposal, TransferMap map) {

    /**
     * Imports the writing, draws its tree, proposes a signature and draws the transfer map.
     *
     * @param seed of the beacons' pairs
     * @throws IllegalArgumentException when something of it cannot be read
     */
    static Carried of(Path writing, long seed) {
        List<Message> messages = new ArrayList<>();
        Importing.run(
                List.of(writing),
                ImportOptions.of(Set.of(), ZoneOffset.UTC),
                messages::add,
                new Strict());
        MeaningTree tree = TreeBuilding.build(messages, TreeSettings.USUAL);
        Wishes wishes = Wishes.of(seed);
        Proposal proposal = Proposing.propose(tree, messages, wishes);
        return new Carried(proposal, Mapping.map(tree, messages, proposal, wishes.holdings()));
    }

    /** Figures of half an import would be nobody's. */
    private static final class Strict implements ImportListener {
        @Override
        public void problem(Problem problem) {
            throw new IllegalArgumentException("the writing cannot be read: " + problem);
        }

        @Override
        public void repaired(Repair repair) {}

        @Override
        public void passedOver(String file, String why) {}

        @Override
        public void progress(Progress progress) {}
    }
}
