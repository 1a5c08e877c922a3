package dev.semanticpassport.lab.format;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import java.io.File;

/**
 * llama.cpp as another reader of our files: prints what it answers to each question. A process of
 * its own.
 */
final class LlamaCppWitness {
    private LlamaCppWitness() {}

    public static void main(String[] arguments) {
        int code = 0;
        try {
            // a model, or a model and an adapter
            String[] files = arguments[0].split(File.pathSeparator, 2);
            ModelParameters parameters =
                    new ModelParameters()
                            .setModel(files[0])
                            .setCtxSize(256)
                            .setThreads(1)
                            .setThreadsBatch(1);
            if (files.length > 1) {
                parameters = parameters.addLoraAdapter(files[1]);
            }
            LlamaModel model = new LlamaModel(parameters);
            for (int i = 1; i < arguments.length; i++) {
                String prompt = "<|bos|><|user|>" + arguments[i] + "<|assistant|>";
                InferenceParameters asked =
                        new InferenceParameters(prompt)
                                .setTemperature(0f)
                                .setTopK(1)
                                .setNPredict(48)
                                .setCachePrompt(false);
                System.out.println("\n" + JlamaWitness.ANSWER + model.complete(asked));
            }
        } catch (LinkageError e) {
            System.out.println(e);
            code = JlamaWitness.NOT_LOADABLE;
        }
        System.out.flush();
        // The binding keeps a thread that is no daemon.
        Runtime.getRuntime().halt(code);
    }
}
