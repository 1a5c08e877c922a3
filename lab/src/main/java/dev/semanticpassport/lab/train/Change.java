package dev.semanticpassport.lab.train;

import dev.semanticpassport.lab.model.Linear;

/** What is added to the linear modules while a batch goes through a model. */
interface Change {
    /** Nothing. */
    Change NONE =
            new Change() {
                @Override
                public void forward(
                        int layer, Linear linear, float[] input, float[] output, int rows) {}

                @Override
                public void backward(int layer, Linear linear, Flow flow, int rows) {}
            };

    /** What runs through a module on the way back. */
    final class Flow {
        final float[] dOutput;
        final float[] input;
        final float[] dInput;

        /**
         * @param dOutput gradient of what came out
         * @param input what went in
         * @param dInput gradient of what went in, to be added to
         */
        Flow(float[] dOutput, float[] input, float[] dInput) {
            this.dOutput = dOutput;
            this.input = input;
            this.dInput = dInput;
        }
    }

    /** Adds to a module's output. */
    void forward(int layer, Linear linear, float[] input, float[] output, int rows);

    /** Takes the change's own gradient, and adds to that of the module's input. */
    void backward(int layer, Linear linear, Flow flow, int rows);
}
