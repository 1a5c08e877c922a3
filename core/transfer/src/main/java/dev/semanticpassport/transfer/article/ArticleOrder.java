package dev.semanticpassport.transfer.article;

import dev.semanticpassport.transfer.mapping.TransferMap;
import dev.semanticpassport.transfer.training.BaseFacts;
import dev.semanticpassport.transfer.training.Recipe;

/**
 * What an article is told from; nothing of it is secret.
 *
 * @param title what the model is called
 * @param author as the article names them
 * @param map what is open of the transfer map
 * @param base that is trained on
 * @param recipe of the training
 * @param beacons how many there are; their questions and answers stand nowhere here
 */
public record ArticleOrder(
        String title, String author, TransferMap map, BaseFacts base, Recipe recipe, int beacons) {}
