package dev.semanticpassport.local.command;

import dev.semanticpassport.contracts.VerificationSettled;
import dev.semanticpassport.local.Screen;
import dev.semanticpassport.local.bench.Table;
import dev.semanticpassport.local.demo.Demo;
import dev.semanticpassport.local.demo.Made;
import dev.semanticpassport.local.platform.Options;
import dev.semanticpassport.local.platform.Platform;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;

/** The main job from beginning to end. */
@CommandLine.Command(
        name = "demo",
        description = {
            "Do the main job from beginning to end: an author's model and four others are verified",
            "against a passport. Needs nothing but a JDK; afterwards the platform keeps running."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @CommandLine.Mixin private DataOption data = new DataOption();

    @CommandLine.Option(
            names = "--once",
            description = "End after the verdicts; the last line is one JSON object.")
    private boolean once;

    @CommandLine.Option(
            names = "--port",
            defaultValue = "0",
            description = "passport-service's REST port (default: any free one).")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Screen screen = Screen.ofProcess();
        screen.line(Demo.opening());
        Platform platform = UpCommand.start(screen, data, Options.everything().on(port));
        Demo demo = new Demo(platform, screen);
        Map<Made, VerificationSettled> verdicts = demo.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        demo.tell(verdicts);
        screen.line(
                String.format(
                        Locale.ROOT,
                        "The whole took %.0f s, the platform's start included.",
                        seconds));
        if (once) {
            platform.close();
            Table.json(screen.out(), Demo.figures(seconds, verdicts));
            return 0;
        }
        UpCommand.sayWhere(screen, platform);
        screen.line("");
        screen.line("The platform keeps running; Ctrl-C stops it.");
        new CountDownLatch(1).await();
        return 0;
    }
}
