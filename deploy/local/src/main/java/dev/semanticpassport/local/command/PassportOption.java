package dev.semanticpassport.local.command;

import dev.semanticpassport.local.client.Rest;
import dev.semanticpassport.local.platform.Running;
import java.util.UUID;
import picocli.CommandLine;

/** Which passport of which running platform a command means. */
public final class PassportOption {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Option(
            names = "--passport",
            required = true,
            paramLabel = "ID",
            description = "The passport.")
    private UUID passport = new UUID(0, 0);

    UUID id() {
        return passport;
    }

    Running running() {
        return data.running();
    }

    Rest rest() {
        return new Rest(data.running().passport());
    }
}
