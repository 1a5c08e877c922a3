package dev.semanticpassport.local.panel;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Which family a model belongs to, by a file with the columns {@code model} and {@code family}. */
public final class FamilyNames {
    private FamilyNames() {}

    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> families = new HashMap<>();
        try (MappingIterator<Map<String, String>> rows =
                new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(file.toFile())) {
            while (rows.hasNext()) {
                Map<String, String> row = rows.next();
                String model = row.get("model");
                String family = row.get("family");
                if (model == null || family == null) {
                    throw new IOException(file + " needs the columns model and family");
                }
                families.put(model, family);
            }
        }
        return families;
    }
}
