package dev.semanticpassport.local.knockout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.semanticpassport.core.imprint.knockout.Effect;
import dev.semanticpassport.core.imprint.knockout.JudgedBinding;
import dev.semanticpassport.core.imprint.knockout.Kept;
import dev.semanticpassport.core.imprint.knockout.KnockoutMap;
import dev.semanticpassport.core.imprint.knockout.Loss;
import dev.semanticpassport.core.imprint.knockout.Reliance;
import dev.semanticpassport.core.imprint.knockout.Wording;

/** A knock-out map as JSON. */
public final class WritingKnockoutJson {
    static final String FORMAT = "semantic-passport/knockout-map/v1";

    private WritingKnockoutJson() {}

    /** The whole of it. */
    public static ObjectNode json(KnockoutResult result) {
        KnockoutMap map = result.map();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT)
                .put("adapter", result.adapter())
                .put("endpoint", result.endpoint())
                .put("run", result.run().toString())
                .put("questions", result.measured().questions())
                .put("calls", result.measured().calls())
                .put("failed", result.measured().failed());
        json.putObject("rules")
                .put("leastLoss", map.rules().leastLoss())
                .put("alpha", map.rules().alpha())
                .put("level", map.rules().level())
                .put("leastProbes", map.rules().leastProbes())
                .put("mostFailures", map.rules().mostFailures());
        ObjectNode scores = json.putObject("scores");
        result.measured().scores().forEach((id, kind) -> scores.put(id, kind.name()));
        json.put("whole", Wording.ofWhole(map));
        reliance(json.putObject("reliance"), map.reliance());
        ArrayNode ideas = json.putArray("ideas");
        map.findings()
                .forEach((idea, found) -> {
                    ObjectNode one =
                            ideas.addObject().put("idea", idea).put("label", result.label(idea));
                    ArrayNode findings = one.putArray("findings");
                    found.forEach(finding -> findings.add(Wording.of(finding, map.rules())));
                });
        ArrayNode losses = json.putArray("losses");
        map.losses().forEach(loss -> loss(losses.addObject(), loss));
        ArrayNode kept = json.putArray("kept");
        map.kept().forEach(one -> kept(kept.addObject(), one));
        ArrayNode bindings = json.putArray("bindings");
        map.bindings().forEach(one -> binding(bindings.addObject(), one));
        ArrayNode health = json.putArray("health");
        for (KnockoutMap.Health one : map.health()) {
            ObjectNode line =
                    health.addObject()
                            .put("variant", one.variant().suffix())
                            .put("group", one.group())
                            .put("score", one.score());
            line.set("loss", effect(one.loss()));
        }
        ArrayNode verifications = json.putArray("verifications");
        result.verifications()
                .forEach((variant, id) ->
                        verifications
                                .addObject()
                                .put("variant", variant.suffix())
                                .put("verification", id.toString()));
        return json;
    }

    private static void reliance(ObjectNode json, Reliance reliance) {
        json.put("kind", reliance.kind().name())
                .put("carried", reliance.carried())
                .put("onModules", reliance.onModules())
                .put("onLayers", reliance.onLayers());
        reliance.share()
                .ifPresent(share -> json.putArray("share").add(share.low()).add(share.high()));
    }

    private static void loss(ObjectNode json, Loss loss) {
        json.put("idea", loss.idea()).put("removed", loss.removed().suffix());
        json.set("loss", effect(loss.loss()));
        json.put("specific", loss.specific())
                .put("lnLossEvidence", loss.lossEvidence().ln())
                .put("lnSpecificEvidence", loss.specificEvidence().ln())
                .put("necessary", loss.necessary());
    }

    private static void kept(ObjectNode json, Kept kept) {
        json.put("idea", kept.idea())
                .put("kept", kept.kept().suffix())
                .put("score", kept.score())
                .put("lnEvidence", kept.evidence().ln())
                .put("sufficient", kept.sufficient());
    }

    private static void binding(ObjectNode json, JudgedBinding judged) {
        json.put("idea", judged.binding().idea());
        ArrayNode parts = json.putArray("parts");
        judged.binding().parts().forEach(part -> parts.add(part.toString()));
        json.put("judgement", judged.judgement().name());
        judged.loss().ifPresent(loss -> json.set("loss", effect(loss.loss())));
        judged.elsewhere().ifPresent(part -> json.put("elsewhere", part.toString()));
    }

    private static ObjectNode effect(Effect effect) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("probes", effect.probes())
                .put("mean", effect.mean())
                .put("low", effect.low())
                .put("high", effect.high());
    }
}
