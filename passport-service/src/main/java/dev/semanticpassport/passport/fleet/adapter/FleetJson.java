package dev.semanticpassport.passport.fleet.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.passport.columns.adapter.ColumnJson;
import java.util.List;

/** Ways of access as JSON that says their kinds. */
final class FleetJson {
    private FleetJson() {}

    /** Ways of access as JSON that says their kinds. */
    static JsonNode list(List<Access> models) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        models.forEach(model -> list.add(ColumnJson.tree(new Named(model)).path("access")));
        return list;
    }

    /** A way of access as JSON that says its kind. */
    static String write(Access model) {
        return ColumnJson.tree(new Named(model)).path("access").toString();
    }

    /** By itself a value is written as what it is, without the kind among its alternatives. */
    private record Named(Access access) {}
}
