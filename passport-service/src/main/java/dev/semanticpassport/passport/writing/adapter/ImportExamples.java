package dev.semanticpassport.passport.writing.adapter;

/** Examples for the OpenAPI document. */
final class ImportExamples {
    static final String READING =
            """
            {
              "id": "0b9d2c0e-5d5b-4b5e-8a31-6f0a9d6f2f10",
              "passportId": "7c0a7a5e-6f5b-4c2c-9a53-1f6f3c2b8d11",
              "number": 1,
              "state": "READING",
              "bytes": 73400320,
              "bytesRead": 20971520,
              "messages": 12000,
              "conversations": 240,
              "problems": 0,
              "repairs": 1,
              "begunAt": "2026-01-01T00:00:00Z"
            }
            """;

    private ImportExamples() {}
}
