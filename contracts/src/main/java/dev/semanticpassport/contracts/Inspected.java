package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of files: small whatever the files hold. Lists are cut where the answer would be
 * larger than {@link #MOST_BYTES}, and say how much is missing. Names and texts of files come from
 * strangers; characters that steer terminals are shown as their code, and long ones are cut.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Inspected.Manifest.class, name = "manifest"),
    @JsonSubTypes.Type(value = Inspected.Digests.class, name = "digests"),
    @JsonSubTypes.Type(value = Inspected.Modules.class, name = "modules")
})
public sealed interface Inspected {

    /** Bytes of one answer's JSON; the event around it stays below its own bound. */
    int MOST_BYTES = 48 * 1024;

    /** Characters of a name. */
    int LONGEST_NAME = 256;

    /** Characters of any other text. */
    int LONGEST_TEXT = 512;

    /**
     * SHA-256, in hex, over what tells one state of the files from another without reading them:
     * pieces with other states were cut of other files.
     */
    String state();

    /** What the files are. */
    record Manifest(
            @Described("Digest of names, sizes and times: pieces of one state belong together.")
                    String state,
            @Described("What was found.") What what,
            @Described("What the files are in words, such as a format and a type.") String inWords,
            @Described("Whether they are a folder's; else it is a single file.") boolean folder,
            @Described("The files, in the order of their names; the first ones where cut.")
                    List<FileEntry> files,
            @Described("How many files there are.") int fileCount,
            @Described("Bytes of all files.") long bytes,
            @Described("How many tensors the headers tell.") int tensors,
            @Described("How many numbers the tensors hold.") long numbers,
            @Described("How many modules an adapter changes; 0 of a whole model.") int modules,
            @Described("What the configuration declares, in the order of names.")
                    List<Declared> declared,
            @Described("SHA-256 of what a header says of its tokenizer, in hex.")
                    @Nullable String tokenizer,
            @Described("What could not be read, and why.") List<Refused> refused,
            @Described("How many refusals there are.") int refusedCount)
            implements Inspected {
        public Manifest {
            Checks.sha256(state, "inspected.state");
            Checks.present(what, "inspected.what");
            files = List.copyOf(files);
            declared = List.copyOf(declared);
            refused = List.copyOf(refused);
        }
    }

    /** Digests of whole files. */
    record Digests(
            @Described("Digest of names, sizes and times: pieces of one state belong together.")
                    String state,
            @Described("Which piece, from 0.") int piece,
            @Described("How many pieces there are.") int of,
            @Described("The files of this piece, in the order of their names.") List<FileSha> files,
            @Described("Files of this piece that are not told.") int left)
            implements Inspected {
        public Digests {
            Checks.sha256(state, "inspected.state");
            files = List.copyOf(files);
        }
    }

    /** Tensors and modules. */
    record Modules(
            @Described("Digest of names, sizes and times: pieces of one state belong together.")
                    String state,
            @Described("Which piece, from 0.") int piece,
            @Described("How many pieces there are.") int of,
            @Described("The tensors of this piece.") List<TensorFound> tensors,
            @Described("Tensors of this piece that are not told.") int tensorsLeft,
            @Described("What changed, module by module.") List<ModuleChanged> changes,
            @Described("Changed modules of this piece that are not told.") int changesLeft,
            @Described("Matrices that are equal to the base's to the last bit.") int kept,
            @Described("Modules that stand in place of the base's, or beside them.") int whole,
            @Described("What could not be measured, and why.") List<Refused> refused,
            @Described("How many refusals there are.") int refusedCount)
            implements Inspected {
        public Modules {
            Checks.sha256(state, "inspected.state");
            tensors = List.copyOf(tensors);
            changes = List.copyOf(changes);
            refused = List.copyOf(refused);
        }
    }

    /** What files turn out to be. */
    enum What {
        /** A whole model. */
        MODEL,
        /** An adapter of low rank. */
        ADAPTER,
        /** An adapter of another kind: listed, its change is not read. */
        OTHER_ADAPTER,
        /** Several models, each by itself. */
        SEVERAL,
        /** No file whose tensors can be read. */
        NOTHING
    }

    /** What a file is for. */
    enum Role {
        TENSORS,
        SETTINGS,
        TOKENIZER,
        /** A pickle: listed, never loaded. */
        PROGRAM,
        OTHER
    }

    /** One file. */
    record FileEntry(
            @Described("Its path within the folder.") String name,
            @Described("Its size.") long bytes,
            @Described("What it is for.") Role role) {}

    /** One file's digest. */
    record FileSha(
            @Described("Its path within the folder.") String name,
            @Described("SHA-256 of its bytes, in hex.") String sha256) {
        public FileSha {
            Checks.sha256(sha256, "inspected.files.sha256");
        }
    }

    /** A field of a configuration, as declared there. */
    record Declared(@Described("The field.") String name, @Described("Its value.") String value) {}

    /** Something that could not be read. */
    record Refused(
            @Described("The reader's word for it, such as MALFORMED.") String kind,
            @Described("The file.") String file,
            @Described("Where in it; empty for the whole.") String place,
            @Described("Why, in words.") String detail) {}

    /** A tensor in figures. */
    record TensorFound(
            @Described("Its name.") String name,
            @Described("How its numbers are stored.") String type,
            @Described("Its sides, the outermost first.") List<Long> shape,
            @Described("SHA-256 of its stored bytes, in hex.") String sha256,
            @Described("Frobenius norm; null where its type is not read.") @Nullable Double norm,
            @Described("How many numbers are 0; null where its type is not read.")
                    @Nullable Long zeros,
            @Described("How many numbers are not finite; null where its type is not read.")
                    @Nullable Long notFinite) {
        public TensorFound {
            shape = List.copyOf(shape);
            Checks.sha256(sha256, "inspected.tensors.sha256");
        }
    }

    /** What changed in a module. Figures have six significant digits. */
    record ModuleChanged(
            @Described("Its path in the model.") String module,
            @Described("Its layer, from 0; null outside the layers.") @Nullable Integer layer,
            @Described("Its path below the layer.") String part,
            @Described("Outputs of the matrix.") long outputs,
            @Described("Inputs of the matrix.") long inputs,
            @Described("The most rank that the change can have.") long rank,
            @Described("Frobenius norm of the change.") double norm,
            @Described("Greatest singular value of the change.") double greatest,
            @Described("norm² / greatest²: about how many directions carry the change.")
                    double stableRank,
            @Described("Exponential of the entropy of the singular values' shares.")
                    @Nullable Double effectiveRank,
            @Described("Norm of the change over the norm of the base's matrix.")
                    @Nullable Double relative,
            @Described("Leading directions that the base has nothing like.")
                    @Nullable Integer intruders) {}
}
