package dev.semanticpassport.passport.verification.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.semanticpassport.contracts.Inspected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of files. Nothing of it is statistical evidence.
 *
 * @param what what they are; null where not even their headers were seen
 * @param inWords the same in words
 * @param declared what their configuration says
 * @param identity by what they are known again
 * @param changes what changed; null where nothing was mapped
 * @param tensors each with its digest, as far as they were told
 * @param tensorsLeft how many were not told
 * @param contradicted what the passport or the request declares and the files contradict
 * @param refused what could not be read, and why
 * @param gaps why some of it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FilesReport(
        Inspected.@Nullable What what,
        String inWords,
        int fileCount,
        long bytes,
        int tensorCount,
        long numbers,
        List<Inspected.Declared> declared,
        FilesIdentity identity,
        @Nullable Changes changes,
        List<Inspected.TensorFound> tensors,
        int tensorsLeft,
        List<String> contradicted,
        List<Inspected.Refused> refused,
        List<String> gaps) {

    public FilesReport {
        declared = List.copyOf(declared);
        tensors = List.copyOf(tensors);
        contradicted = List.copyOf(contradicted);
        refused = List.copyOf(refused);
        gaps = List.copyOf(gaps);
    }

    /**
     * What changed.
     *
     * @param modules in the order of layers; the energies' shares are of all that are told
     * @param left changed modules that are not told
     * @param kept matrices equal to the base's
     * @param whole modules that stand in place of the base's, or beside them
     */
    public record Changes(List<Inspected.ModuleChanged> modules, int left, int kept, int whole) {
        public Changes {
            modules = List.copyOf(modules);
        }

        double energy() {
            return modules.stream().mapToDouble(one -> one.norm() * one.norm()).sum();
        }

        double share(Inspected.ModuleChanged module) {
            double all = energy();
            return all == 0 ? 0 : module.norm() * module.norm() / all;
        }
    }
}
