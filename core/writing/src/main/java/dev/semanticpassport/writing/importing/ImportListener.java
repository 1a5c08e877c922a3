package dev.semanticpassport.writing.importing;

import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;

/** Hears, while an import runs, what happens besides messages. */
public interface ImportListener {

    /** Something could not be read, or not as it stands. */
    void problem(Problem problem);

    /** A file was read otherwise than its bytes say at first sight; told when the file is done. */
    void repaired(Repair repair);

    /**
     * A file that holds no writing was passed over.
     *
     * @param why what it is
     */
    void passedOver(String file, String why);

    /** How far the import is; told often. */
    void progress(Progress progress);
}
