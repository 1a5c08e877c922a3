package dev.semanticpassport.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.semanticpassport.meaning.Idea;
import dev.semanticpassport.meaning.MeaningTree;
import dev.semanticpassport.meaning.Wording;
import dev.semanticpassport.meaning.editing.TreeEdit;
import dev.semanticpassport.meaning.json.TreeEditJson;
import dev.semanticpassport.meaning.json.TreeJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TreeCommandTest {
    private static final String MESSAGE =
            """
            {"source":"note.md","conversation":"note.md","id":"n1","speaker":"AUTHOR","place":[0,70],\
            "text":"# Tide grammar\\n\\nIt orders every answer.\\n\\n- **slow question**: asks for the hour first\\n"}
            """;

    @TempDir Path folder;
    private Path messages = Path.of("");

    @BeforeEach
    void writeMessages() throws IOException {
        messages = Files.writeString(folder.resolve("messages.jsonl"), MESSAGE);
    }

    @Test
    void aTreeIsDrawnEditedAndWritten() throws IOException {
        MeaningTree drawn = draw();
        assertThat(labels(drawn)).containsExactly("Tide grammar", "slow question");
        assertThat(Files.getPosixFilePermissions(folder.resolve("tree.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Path edits = folder.resolve("edits.json");
        Files.write(
                edits,
                TreeEditJson.write(
                        List.of(
                                new TreeEdit.Rename(
                                        drawn.ideas().getFirst().id(), "tidal order"))));
        assertThat(labels(draw("--edits", edits.toString())))
                .containsExactly("tidal order", "slow question");
    }

    @Test
    void aModelMayRewordAndIsNamed() throws IOException {
        String id = draw().ideas().getFirst().id().text();
        String answer =
                "{\"choices\":[{\"message\":{\"content\":\"Here: [{\\\"id\\\":\\\""
                        + id
                        + "\\\",\\\"label\\\":\\\"grammar of tides\\\"}]\"}}]}";
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/chat/completions",
                exchange -> {
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        try {
            String endpoint = "http://localhost:" + server.getAddress().getPort() + "/v1";
            MeaningTree refined = draw("--refine", endpoint, "--model", "words-1");
            assertThat(refined.ideas().getFirst().label())
                    .isEqualTo(new Wording.Refined("grammar of tides", "words-1"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aLineThatIsNoMessageIsNamedAndNotShown() throws IOException {
        Files.writeString(messages, MESSAGE + "{\"text\":\"secret\n");
        List<Exception> problems = new ArrayList<>();
        CommandLine line = new CommandLine(new TreeCommand());
        line.setExecutionExceptionHandler((problem, _, _) -> {
            problems.add(problem);
            return 1;
        });
        assertThat(line.execute(messages.toString(), "--json")).isEqualTo(1);
        assertThat(problems)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem)
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining("line 2")
                                .hasMessageNotContaining("secret"));
    }

    private MeaningTree draw(String... more) throws IOException {
        Path out = folder.resolve("tree.json");
        CommandLine line = new CommandLine(new TreeCommand());
        line.setExecutionExceptionHandler((problem, _, _) -> {
            throw new IllegalStateException(problem);
        });
        String[] arguments = new String[more.length + 4];
        arguments[0] = messages.toString();
        arguments[1] = "--json";
        arguments[2] = "--out";
        arguments[3] = out.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        assertThat(line.execute(arguments)).isZero();
        return TreeJson.read("tree.json", Files.readAllBytes(out));
    }

    private static List<String> labels(MeaningTree tree) {
        return tree.ideas().stream().map(Idea::label).map(Wording::text).toList();
    }
}
