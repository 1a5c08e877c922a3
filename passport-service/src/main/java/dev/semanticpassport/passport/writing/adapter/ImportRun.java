package dev.semanticpassport.passport.writing.adapter;

import jakarta.enterprise.context.ApplicationScoped;

/** stub. */
@ApplicationScoped
class ImportRun {
    void run(ImportRow row) {
        row.state = null;
    }
}
