package dev.semanticpassport.passport.log.adapter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "log_key")
@NullUnmarked
class LogKeyRow {
    static final int ONLY = 1;

    @Id int id;
    byte[] sealed;
}
