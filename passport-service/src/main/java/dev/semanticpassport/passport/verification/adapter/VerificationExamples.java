package dev.semanticpassport.passport.verification.adapter;

/** Examples for the OpenAPI document; a test posts the request as it stands here. */
final class VerificationExamples {
    static final String REQUEST =
            """
            {
              "verificationId": "7d3f1a52-6f0e-4f0e-9a52-0c7c4c1c1a01",
              "passportId": "b0a4c1de-52a7-4c2b-8a6e-3f1f6c2d9e10",
              "access": {
                "kind": "chat",
                "endpoint": "http://127.0.0.1:8099/v1",
                "model": "carrier",
                "temperature": 0
              },
              "observers": ["CREATOR"],
              "alpha": 0.000001,
              "budget": { "maxProbes": 80 }
            }
            """;

    static final String RUNNING =
            """
            {
              "verificationId": "7d3f1a52-6f0e-4f0e-9a52-0c7c4c1c1a01",
              "state": "RUNNING",
              "passportId": "b0a4c1de-52a7-4c2b-8a6e-3f1f6c2d9e10",
              "passportRevision": 1,
              "access": {
                "kind": "chat",
                "endpoint": "http://127.0.0.1:8099/v1",
                "model": "carrier",
                "headers": {},
                "temperature": 0,
                "maxTokens": 128
              },
              "observers": ["CREATOR"],
              "rule": {
                "alpha": 0.000001,
                "rivals": 1,
                "survivalFloor": 0.2,
                "beta": 0.01,
                "orderShown": true,
                "planned": 68
              },
              "released": 4,
              "received": 0,
              "paidTwice": 0,
              "requestedAt": "2026-01-01T00:00:00Z"
            }
            """;

    static final String MARKDOWN =
            """
            # Verification report

            **RECOGNISED** (THRESHOLD_CROSSED)

            The model carries the signature: descendants, distillates and models trained on leaks carry it too. …
            """;

    private VerificationExamples() {}
}
