package dev.semanticpassport.local.command;

import picocli.CommandLine;

/** Meaning trees. */
@CommandLine.Command(
        name = "tree",
        description = "Give, fetch and edit the meaning tree of a passport on a running platform.",
        mixinStandardHelpOptions = true,
        subcommands = {TreePushCommand.class, TreePullCommand.class, TreeEditCommand.class})
public final class TreeCommand {}
