package dev.semanticpassport.passport.verification.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.contracts.Budget;
import dev.semanticpassport.contracts.Decision;
import dev.semanticpassport.contracts.EventJson;
import dev.semanticpassport.contracts.FailureKind;
import dev.semanticpassport.contracts.Observer;
import dev.semanticpassport.contracts.Outcome;
import dev.semanticpassport.contracts.Reason;
import dev.semanticpassport.contracts.Rule;
import dev.semanticpassport.contracts.Verdict;
import dev.semanticpassport.contracts.VerificationRequested;
import dev.semanticpassport.core.signing.CanonicalJson;
import dev.semanticpassport.core.signing.Sha256;
import dev.semanticpassport.document.digesting.FileDigest;
import dev.semanticpassport.document.digesting.FolderDigest;
import dev.semanticpassport.passport.verification.life.VerificationState;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a report says of files. */
class ReportingFilesTest {
    private static final String LOCATION = "file:/models/private-place";
    private static final Access ADAPTER = new Access.Adapter(LOCATION, null, "hub-key");
    private static final String ROOT =
            FolderDigest.root(
                            List.of(
                                    new FileDigest(
                                            "adapter_config.json",
                                            Sha256.parse(SeenFiles.SETTINGS)),
                                    new FileDigest(
                                            "adapter_model.safetensors",
                                            Sha256.parse(SeenFiles.TENSORS))))
                    .hex();

    @Test
    void piecesOfDigestsMakeTheRootAndItIsHeldAgainstTheDeclaredOne() {
        assertThat(report(declared(ROOT)).identity())
                .extracting(FilesIdentity::root, FilesIdentity::stands)
                .containsExactly(ROOT, FilesIdentity.Stands.EQUAL);
        FilesReport other = report(declared("e".repeat(64)));
        assertThat(other.identity().stands()).isEqualTo(FilesIdentity.Stands.DIFFERENT);
        assertThat(other.contradicted()).hasSize(1);
        assertThat(report(DeclaredFiles.NOTHING).identity().stands())
                .isEqualTo(FilesIdentity.Stands.NOT_DECLARED);
    }

    @Test
    void aMissingPieceLeavesTheRootUnmeasured() {
        SortedMap<Integer, Outcome> outcomes = SeenFiles.all();
        outcomes.put(1, new Outcome.Failure(FailureKind.FILES_REFUSED, "CHANGED: a file grew"));

        FilesReport report = ReportingFiles.report(ADAPTER, declared(ROOT), 3, outcomes);

        assertThat(report.identity().root()).isNull();
        assertThat(report.identity().stands()).isEqualTo(FilesIdentity.Stands.NOT_MEASURED);
        assertThat(report.contradicted()).isEmpty();
        assertThat(report.gaps()).containsExactly("FILES_REFUSED: CHANGED: a file grew (probes 1)");
    }

    @Test
    void piecesOfOtherStatesAreNotTakenTogether() {
        SortedMap<Integer, Outcome> outcomes = SeenFiles.all();
        outcomes.put(1, new Outcome.Files(SeenFiles.digests("f".repeat(64))));

        FilesReport report = ReportingFiles.report(ADAPTER, declared(ROOT), 3, outcomes);

        assertThat(report.identity().root()).isNull();
        assertThat(report.gaps()).anyMatch(gap -> gap.contains("not the same for all pieces"));
    }

    @Test
    void aDeclaredBindingIsContradictedWhereNothingChangedAndNeverConfirmed() {
        DeclaredFiles declared =
                new DeclaredFiles(
                        null,
                        List.of(
                                new DeclaredFiles.Binding("lantern", List.of(3), List.of("q_proj")),
                                new DeclaredFiles.Binding("harbour", List.of(3), List.of("v_proj")),
                                new DeclaredFiles.Binding("sign", List.of(7), List.of())));

        assertThat(report(declared).contradicted())
                .containsExactly(
                        "The passport binds \"harbour\" to layer 3, v_proj, and nothing changed"
                                + " there.",
                        "The passport binds \"sign\" to layer 7, and nothing changed there.");
    }

    @Test
    void bindingsAreNotHeldAgainstAMapThatIsNotWhole() {
        SortedMap<Integer, Outcome> outcomes = SeenFiles.all();
        outcomes.remove(2);
        DeclaredFiles declared =
                new DeclaredFiles(
                        null, List.of(new DeclaredFiles.Binding("sign", List.of(7), List.of())));

        FilesReport report = ReportingFiles.report(ADAPTER, declared, 3, outcomes);

        assertThat(report.contradicted()).isEmpty();
        assertThat(report.gaps()).containsExactly("1 of 3 pieces were not looked at");
    }

    @Test
    void anAdapterThatWasCalledAModelIsSaid() {
        FilesReport report =
                ReportingFiles.report(
                        new Access.Weights(LOCATION, null, null),
                        DeclaredFiles.NOTHING,
                        3,
                        SeenFiles.all());

        assertThat(report.contradicted())
                .containsExactly("The request speaks of a whole model; this is an adapter.");
    }

    @Test
    void theBodySaysThatItIsNoEvidenceAndTellsNoPath() throws Exception {
        ReportBody body = Reporting.body(subject(report(declared(ROOT))));
        String json = EventJson.mapper().writeValueAsString(body);

        assertThat(body.inWords())
                .contains(
                        "The digest of the files is the one that the passport declares",
                        "no statistical evidence");
        assertThat(body.observers())
                .allSatisfy(cells -> assertThat(cells.noticed()).isEqualTo("not measured"));
        assertThat(json).doesNotContain("private-place", "hub-key");
        assertThat(EventJson.mapper().readValue(json, ReportBody.class)).isEqualTo(body);
        assertThat(CanonicalJson.bytes(EventJson.mapper().valueToTree(body))).isNotEmpty();
    }

    @Test
    void markdownDrawsTheMapByLayersAndKeepsStrangersWordsFromBeingMarkup() {
        String markdown =
                ReportMarkdown.of(
                        Reporting.body(subject(report(declared(ROOT)))),
                        Outside.of("ab".repeat(32), 7, Instant.EPOCH, Instant.EPOCH, 0, 0));

        assertThat(markdown)
                .contains(
                        "**UNDECIDED** (INSPECTED)",
                        "## Files",
                        "| root digest | `sha256:" + ROOT + "` |",
                        "| layer | `self_attn.q_proj` |",
                        "| 0 | 10.00 |",
                        "| 3 | 90.00 |",
                        "| `base` | `a?base?s` |",
                        "PROGRAM: optimizer.pt")
                .doesNotContain("## The signature", "## Evidence", "private-place");
    }

    private static DeclaredFiles declared(String root) {
        return new DeclaredFiles(root, List.of());
    }

    private static FilesReport report(DeclaredFiles declared) {
        return ReportingFiles.report(ADAPTER, declared, 3, SeenFiles.all());
    }

    private static ReportSubject subject(FilesReport files) {
        return new ReportSubject(
                new VerificationRequested(
                        new UUID(1, 1),
                        new UUID(2, 2),
                        ADAPTER,
                        List.of(Observer.ENGINEER),
                        1e-6,
                        new Budget(3),
                        null),
                new ReportBody.VerifiedPassport(new UUID(2, 2), 1, "9".repeat(64)),
                new Rule(1e-6, 1, 0.2, 0.01, false, 3),
                null,
                new VerificationState.Settled(
                        new Decision(Verdict.UNDECIDED, Reason.INSPECTED),
                        VerificationState.nothingKnown(),
                        3),
                null,
                files);
    }
}
