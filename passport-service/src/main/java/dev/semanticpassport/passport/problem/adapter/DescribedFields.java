package dev.semanticpassport.passport.problem.adapter;

import dev.semanticpassport.contracts.Described;
import dev.semanticpassport.contracts.Event;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the fields of events, where REST shows them, what the events' own schemas tell of them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DescribedFields implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        for (Class<?> type : contracts()) {
            Schema schema = schemas.get(type.getSimpleName());
            if (schema != null && schema.getProperties() != null) {
                describe(schema, type);
            }
        }
    }

    private static void describe(Schema schema, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Described told = component.getAnnotation(Described.class);
            Schema field = schema.getProperties().get(component.getName());
            if (told != null && field != null && field.getDescription() == null) {
                field.setDescription(told.value());
            }
        }
    }

    /** Every record that an event is, or is made of. */
    private static Set<Class<?>> contracts() {
        Set<Class<?>> records = new LinkedHashSet<>();
        collect(Event.class, records);
        return records;
    }

    private static void collect(@Nullable Class<?> type, Set<Class<?>> records) {
        if (type == null || !type.getPackageName().equals(Event.class.getPackageName())) {
            return;
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, records);
            }
        }
        if (type.isRecord() && records.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(component.getType(), records);
            }
        }
    }
}
