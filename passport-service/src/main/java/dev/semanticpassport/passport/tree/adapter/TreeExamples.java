package dev.semanticpassport.passport.tree.adapter;

/** Examples for the OpenAPI document. */
final class TreeExamples {
    static final String REVISION =
            """
            {
              "passportId": "7c0a7a5e-6f5b-4c2c-9a53-1f6f3c2b8d11",
              "revision": 3,
              "cause": "EDITED",
              "edits": 2,
              "editsLost": 0,
              "publicIdeas": 41,
              "privateIdeas": 1,
              "rejected": 4,
              "madeAt": "2026-01-01T00:00:00Z"
            }
            """;

    static final String EDITS =
            """
            {
              "edits": [
                {
                  "editId": "9c8b7a69-5847-4635-a241-3f2e1d0c9b8a",
                  "edit": { "kind": "rename", "idea": "0f1e2d3c4b5a6978", "label": "The lantern" }
                },
                {
                  "edit": { "kind": "markPrivate", "idea": "1a2b3c4d5e6f7081" }
                }
              ]
            }
            """;

    private TreeExamples() {}
}
