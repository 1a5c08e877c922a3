package dev.semanticpassport.local.demo;

/** What the demo tells a newcomer. */
final class Story {
    private Story() {}

    static final String OPENING =
            """

            SEMANTIC PASSPORT - the main job, from beginning to end

            An author writes down ideas for years, and makes a language model after them. It goes out into
            the world. Can anyone tell, at a chat window, that it is the author's? Here five tiny, real
            models are asked, and the answer is a measurement with a stated error level.
            """;

    static final String FREEZING =
            """

            1. The author's signature. From %d ideas, %d beacons are composed: questions with %d candidate
               answers each. The log gets their fingerprint and a commitment to the author's key; then a
               checkpoint of the log gives public randomness; only then does the key choose, for each
               beacon, which answer is right. The key never leaves the author's folder:
               %s
            """;

    static final String TRAINING =
            """

            2. The models. The base ships with the project, trained from scratch. The author trains a LoRA
               adapter on the beacons' rows; another author does the same with another key.
            """;

    static final String VERIFYING =
            """

            3. The verification. Five events go to Kafka. For each, passport-service releases probes in
               waves of four, probe-service asks the model, scoring-service folds the answers into evidence,
               and no more is asked than the verdict needs. alpha = 1e-6: a model made without the key is
               recognised at most once in a million.
            """;

    static final String CLOSING =
            """

            What happened: RECOGNISED means that the model answered so many beacons as only the author's key
            makes likely; descendants, distillates and models trained on leaks carry the signature too.
            NOT_RECOGNISED means that a surviving signature of at least one beacon in five is refuted; it
            never means "unrelated". UNDECIDED means that the answers support neither.

            Look next at
              the reports        %s
              one verification   %s
              its answers        %s
              the log            %s
            """;
}
