package dev.semanticpassport.passport.writing.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.embedded.PlatformResource;
import dev.semanticpassport.passport.Api;
import dev.semanticpassport.passport.ServiceSecrets;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(ServiceSecrets.class)
class AnnouncedBodyTest {

    @Test
    void aFileAboveTheBoundIsRefusedBeforeItIsSent() throws IOException {
        // Given
        UUID passport = Api.passport(Api.author());
        // When
        String answer =
                announced("/api/v1/passports/" + passport + "/imports?name=a.zip", 300L << 20);
        String elsewhere = announced("/api/v1/passports", 40L << 20);
        // Then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("above the bound of 268435456");
        assertThat(elsewhere).startsWith("HTTP/1.1 413").contains("above the bound of 33554432");
    }

    /** The answer to a body that is announced and never sent. */
    private static String announced(String path, long bytes) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            ("POST "
                                            + path
                                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                            + " application/octet-stream\r\nContent-Length: "
                                            + bytes
                                            + "\r\n\r\n")
                                    .getBytes(UTF_8));
            return new String(socket.getInputStream().readNBytes(600), UTF_8);
        }
    }
}
