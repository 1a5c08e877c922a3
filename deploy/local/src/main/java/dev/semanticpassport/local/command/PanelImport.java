package dev.semanticpassport.local.command;

import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.client.Panels;
import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.panel.ImportedModel;
import dev.semanticpassport.local.panel.RecordedModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Enrols recorded models one by one, and says what of them was left out. */
final class PanelImport {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_SHOWN = 3;

    private final Panels panels;
    private final String panel;
    private final @Nullable String cohort;
    private final Map<String, String> families;
    private final Screen screen;
    private int enrolled;
    private int leftOut;
    private int answersWithoutText;
    private int askedBefore;

    /**
     * @param cohort of the panel, should it not be there yet
     * @param families by model, where they are named beside the answers
     */
    PanelImport(
            Panels panels,
            String panel,
            @Nullable String cohort,
            Map<String, String> families,
            Screen screen) {
        this.panels = panels;
        this.panel = panel;
        this.cohort = cohort;
        this.families = families;
        this.screen = screen;
    }

    /**
     * Takes the next model.
     *
     * @throws Rest.Refused where the service refuses anything but this model
     */
    void take(RecordedModel recorded) {
        switch (recorded) {
            case RecordedModel.Unread(String name, String why) -> leaveOut(name, why);
            case RecordedModel.Read(ImportedModel model, List<String> entries, int before) -> {
                say(model.name(), entries);
                askedBefore += before;
                enrol(model);
            }
        }
        screen.status("  " + enrolled + " models enrolled");
    }

    private void say(String model, List<String> entries) {
        answersWithoutText += entries.size();
        entries.stream()
                .limit(MOST_SHOWN)
                .forEach(entry -> screen.line("  left out of " + model + ": " + entry));
        if (entries.size() > MOST_SHOWN) {
            screen.line(
                    "  left out of %s: %d more such answers"
                            .formatted(model, entries.size() - MOST_SHOWN));
        }
    }

    private void enrol(ImportedModel model) {
        if (enrolled == 0) {
            panels.createIfAbsent(panel, cohort);
        }
        String family = families.getOrDefault(model.name(), model.family());
        try {
            Rest.whileAway(
                    System.nanoTime() + PATIENCE.toNanos(),
                    () -> panels.enrol(panel, model, family));
            enrolled++;
        } catch (Rest.Refused refused) {
            if (refused.status() != 409 && refused.status() != 400) {
                screen.line("  " + enrolled + " models were enrolled before");
                screen.line("  stopped at " + model.name() + ": import the same again to go on");
                throw refused;
            }
            leaveOut(model.name(), String.valueOf(refused.getMessage()));
        }
    }

    private void leaveOut(String model, String why) {
        leftOut++;
        screen.line("  left out: " + model + ": " + why);
    }

    /**
     * Says in a few lines what became of all.
     *
     * @return whether all was enrolled, second answers to a prompt apart
     */
    boolean end() {
        screen.line("  " + enrolled + " models enrolled, " + leftOut + " left out");
        if (answersWithoutText > 0) {
            screen.line("  " + answersWithoutText + " answers left out that are none");
        }
        if (askedBefore > 0) {
            screen.line(
                    "  "
                            + askedBefore
                            + " answers left out to prompts that their model had answered before");
        }
        if (enrolled > 0) {
            screen.line(panels.told(panel));
        }
        return enrolled > 0 && leftOut == 0 && answersWithoutText == 0;
    }
}
