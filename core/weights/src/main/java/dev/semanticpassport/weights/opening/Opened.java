package dev.semanticpassport.weights.opening;

import dev.semanticpassport.weights.Refusal;
import dev.semanticpassport.weights.TensorEntry;
import java.nio.file.Path;
import java.util.List;

/**
 * What lies at a path, headers only. Its files stay open until it is closed.
 *
 * @param path the folder or the file that was opened; a real path
 * @param files whose tensors can be read, in the order of their names
 * @param listed other files of the folder
 * @param refusals what could not be read, and why
 */
public record Opened(
        Path path,
        Contents contents,
        List<OpenFile> files,
        List<Listed> listed,
        List<Refusal> refusals)
        implements AutoCloseable {
    public Opened {
        files = List.copyOf(files);
        listed = List.copyOf(listed);
        refusals = List.copyOf(refusals);
    }

    /** All tensors of all files. */
    public List<TensorEntry> tensors() {
        return files.stream().flatMap(file -> file.header().tensors().stream()).toList();
    }

    @Override
    public void close() {
        files.forEach(file -> file.mapped().close());
    }
}
