package dev.semanticpassport.local.bench.answers;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt from what: one round where two folders are given, else five folds over whole
 * families of the one.
 */
record Rounds(AnswersFolder test, List<Round> rounds) {
    static final int FOLDS = 5;

    Rounds {
        rounds = List.copyOf(rounds);
    }

    /** Of the tested models' language. */
    StyleFeatures features() {
        return StyleFeatures.ofLanguage(test.models().getFirst().enrolment());
    }

    static Rounds read(@Nullable Path train, Path test, PrintStream out) throws IOException {
        AnswersFolder tested = AnswersFolder.read(test);
        if (train == null) {
            List<Round> folds = Round.folds(tested.models(), FOLDS);
            out.println(
                    "%d models; learnt and tested in %d folds over whole families, of %s models"
                            .formatted(
                                    tested.models().size(),
                                    folds.size(),
                                    folds.stream().map(r -> r.test().size()).toList()));
            return new Rounds(tested, folds);
        }
        List<RecordedModel> learnt = AnswersFolder.read(train).models();
        List<String> names = tested.models().stream().map(RecordedModel::name).toList();
        List<RecordedModel> others =
                learnt.stream().filter(model -> !names.contains(model.name())).toList();
        out.println(
                "learnt from %d models, tested on %d others"
                        .formatted(others.size(), tested.models().size()));
        if (others.size() < learnt.size()) {
            out.println(
                    "%d models stand in both folders and are not learnt from"
                            .formatted(learnt.size() - others.size()));
        }
        return new Rounds(tested, List.of(new Round(others, tested.models())));
    }
}
