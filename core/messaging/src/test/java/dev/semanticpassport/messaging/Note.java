package dev.semanticpassport.messaging;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Some state that events speak of. */
@Entity
class Note {
    @Id UUID id;
    String text;

    Note() {}

    Note(UUID id, String text) {
        this.id = id;
        this.text = text;
    }
}
