package dev.semanticpassport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What `--help` says of all commands, those of commands too. */
class CommandLineTest {
    private static final List<CommandSpec> COMMANDS = commands(Main.commandLine());

    private static List<CommandSpec> commands(CommandLine line) {
        List<CommandSpec> commands = new ArrayList<>(List.of(line.getCommandSpec()));
        line.getSubcommands().values().forEach(command -> commands.addAll(commands(command)));
        return commands;
    }

    @Test
    void everyCommandOptionAndParameterIsDescribed() {
        assertThat(COMMANDS)
                .hasSizeGreaterThan(100)
                .allSatisfy(command -> {
                    assertDescribed(command.qualifiedName(), command.usageMessage().description());
                    assertThat(arguments(command))
                            .allSatisfy(argument ->
                                    assertDescribed(
                                            command.qualifiedName() + " " + named(argument),
                                            argument.description()));
                });
    }

    @Test
    void everyCommandAnswersHelpButTheLabsWhichHasItsOwn() {
        assertThat(COMMANDS)
                .filteredOn(command -> !command.name().equals("lab"))
                .allSatisfy(command ->
                        assertThat(command.optionsMap())
                                .as(command.qualifiedName())
                                .containsKeys("--help", "--version"));
    }

    /** A default alone tells nobody of what. */
    private static void assertDescribed(String what, String[] description) {
        assertThat(String.join(" ", description))
                .as(what)
                .isNotBlank()
                .doesNotStartWithIgnoringCase("default");
    }

    private static List<ArgSpec> arguments(CommandSpec command) {
        return Stream.<List<? extends ArgSpec>>of(command.options(), command.positionalParameters())
                .<ArgSpec>flatMap(List::stream)
                .toList();
    }

    private static String named(ArgSpec argument) {
        return switch (argument) {
            case CommandLine.Model.OptionSpec option -> Arrays.toString(option.names());
            default -> argument.paramLabel();
        };
    }
}
