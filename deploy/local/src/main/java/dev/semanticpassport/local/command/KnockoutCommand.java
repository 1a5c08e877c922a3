package dev.semanticpassport.local.command;

import picocli.CommandLine;

/** Which parts of an adapter its ideas need. */
@CommandLine.Command(
        name = "knockout",
        description = {
            "Find out which parts of an adapter its ideas need.",
            "",
            "`run` asks an adapter's ideas of it and of its variants, through the platform, and maps",
            "which parts they need. The lab serves variants by itself; for other servers, `variants`",
            "writes adapters with parts removed or kept alone, and loads them."
        },
        mixinStandardHelpOptions = true,
        subcommands = {KnockoutVariantsCommand.class, KnockoutRunCommand.class})
public final class KnockoutCommand implements Runnable {

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
