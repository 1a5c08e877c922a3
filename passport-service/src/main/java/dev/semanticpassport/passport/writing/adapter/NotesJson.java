package dev.semanticpassport.passport.writing.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.semanticpassport.passport.writing.ImportNotes;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An import's notes as they are sealed. */
final class NotesJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private NotesJson() {}

    static byte[] write(ImportNotes notes) {
        try {
            return MAPPER.writeValueAsBytes(notes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("notes that cannot be written", e);
        }
    }

    static ImportNotes read(byte[] json) {
        try {
            return MAPPER.readValue(json, ImportNotes.class);
        } catch (IOException e) {
            throw new UncheckedIOException("notes that cannot be read", e);
        }
    }
}
