package dev.semanticpassport.writing.importing;

import dev.semanticpassport.writing.Problem;
import dev.semanticpassport.writing.Repair;

/** Hears nothing, unless a test wants something heard. */
class Listening implements ImportListener {
    @Override
    public void problem(Problem problem) {}

    @Override
    public void repaired(Repair repair) {}

    @Override
    public void passedOver(String file, String why) {}

    @Override
    public void progress(Progress progress) {}
}
