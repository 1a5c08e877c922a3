package dev.semanticpassport.passport.kit;

import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.transfer.kit.AdapterLayout;
import dev.semanticpassport.transfer.kit.KitOrder;
import dev.semanticpassport.transfer.kit.Packing;
import dev.semanticpassport.transfer.mapping.Mapping;
import dev.semanticpassport.transfer.proposing.Proposal;
import dev.semanticpassport.transfer.proposing.Proposing;
import dev.semanticpassport.transfer.proposing.Wishes;
import dev.semanticpassport.transfer.training.BaseFacts;
import dev.semanticpassport.transfer.training.Recipe;
import dev.semanticpassport.writing.Message;
import java.util.List;

/** A kit that anyone may have: no beacon, no private idea. The same order gives the same bytes. */
public final class PublicKit {
    private PublicKit() {}

    /**
     * What is packed.
     *
     * @param title what the model is called
     * @param author as the article names them
     * @param tree the whole tree; what is private in it tells what to leave out
     * @param messages of the author, empty where the service has none
     * @param base that is trained on
     * @param seed of the training
     */
    public record Order(
            String title,
            String author,
            MeaningTree tree,
            List<Message> messages,
            BaseFacts base,
            long seed) {
        public Order {
            messages = List.copyOf(messages);
        }

        /** Hides the tree. */
        @Override
        public String toString() {
            return "Order[" + title + "]";
        }
    }

    /**
     * The kit as a ZIP.
     *
     * @throws IllegalArgumentException when there are no rows to train, or an idea is bound to a
     *     layer or module that the base lacks
     */
    public static byte[] zip(Order order) {
        Wishes wishes = Wishes.of(order.seed());
        Proposal proposal = Proposing.propose(order.tree(), order.messages(), wishes);
        return Packing.pack(
                        new KitOrder(
                                order.title(),
                                order.author(),
                                Mapping.map(
                                        order.tree(),
                                        order.messages(),
                                        proposal,
                                        wishes.holdings()),
                                List.of(),
                                order.base(),
                                Recipe.of(order.seed()),
                                AdapterLayout.ONE,
                                KitOrder.Kind.PUBLIC,
                                _ -> true))
                .zip();
    }
}
