package dev.semanticpassport.scoring.adapter.rest;

import dev.semanticpassport.scoring.adapter.comparing.PanelTrees;
import dev.semanticpassport.scoring.adapter.comparing.PanelTrees.Drawing;
import dev.semanticpassport.scoring.adapter.db.PanelReading;
import dev.semanticpassport.scoring.panels.PanelVersion;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The tree of a panel's models by their answers. */
@Path("/api/v1/panels/{name}/tree")
@Produces(MediaType.APPLICATION_JSON)
public class PanelTreeResource {
    private final PanelReading reading;
    private final PanelTrees trees;

    PanelTreeResource(PanelReading reading, PanelTrees trees) {
        this.reading = reading;
        this.trees = trees;
    }

    /**
     * @param models that stand in the version
     * @param newick the tree in the Newick format
     * @param drawn the same for people
     */
    public record PanelTree(
            String name, int version, int models, String newick, String drawn, String assumption) {}

    @GET
    @Operation(
            summary = "The tree of a panel's models by their answers, by neighbour joining",
            description = "It has no root, and proves no descent.")
    @APIResponse(responseCode = "200", description = "The tree")
    @APIResponse(responseCode = "404", description = "There is no such panel or version")
    @APIResponse(responseCode = "409", description = "The panel cannot be drawn; why in words")
    public Uni<PanelTree> tree(
            @PathParam("name") String name, @QueryParam("version") @Nullable Integer version) {
        return reading.show(PanelResource.name(name), version)
                .chain(shown -> {
                    if (shown.isEmpty()) {
                        throw PanelResource.unknown(name, version);
                    }
                    PanelVersion panel = shown.get().panel().panel();
                    return trees.tree(panel)
                            .map(drawing -> told(panel, shown.get().models().size(), drawing));
                });
    }

    private static PanelTree told(PanelVersion panel, int models, Optional<Drawing> drawing) {
        return switch (drawing.orElse(new Drawing.Refused("the panel is gone"))) {
            case Drawing.Refused(String why) -> throw new ProblemException(Status.CONFLICT, why);
            case Drawing.Drawn(var tree) ->
                    new PanelTree(
                            panel.name(),
                            panel.version(),
                            models,
                            tree.newick(),
                            tree.drawn(),
                            "Near means alike in words at the same prompts; the tree has no root,"
                                    + " and proves no descent.");
        };
    }
}
