package dev.semanticpassport.lab.format;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.CacheType;
import de.kherud.llama.args.PoolingType;
import java.io.IOException;
import java.nio.file.Path;

/**
 * llama.cpp as a witness: tokens of texts, and what its last norm gives for the last of them,
 * brought to length 1. (Its binding ends the process when it is asked for probabilities.)
 */
final class LlamaCppNumbers {
    private LlamaCppNumbers() {}

    /**
     * @param arguments a file for the answer, then, as often as need be: a GGUF file and a text
     */
    public static void main(String[] arguments) {
        int code = 0;
        try {
            NumbersFile numbers = new NumbersFile();
            String loaded = "";
            LlamaModel model = null;
            for (int i = 1; i + 1 < arguments.length; i += 2) {
                if (model == null || !loaded.equals(arguments[i])) {
                    loaded = arguments[i];
                    model = load(loaded);
                }
                String text = arguments[i + 1];
                numbers.putTokens(loaded + " " + text, model.encode(text));
                numbers.put("norm of " + loaded + " " + text, model.embed(text));
            }
            numbers.write(Path.of(arguments[0]));
        } catch (LinkageError e) {
            System.out.println(e);
            code = JlamaWitness.NOT_LOADABLE;
        } catch (IOException e) {
            e.printStackTrace(System.out);
            code = 1;
        }
        System.out.flush();
        // The binding keeps a thread that is no daemon.
        Runtime.getRuntime().halt(code);
    }

    private static LlamaModel load(String file) {
        return new LlamaModel(
                new ModelParameters()
                        .setModel(file)
                        .setCtxSize(256)
                        .setThreads(1)
                        .setThreadsBatch(1)
                        .setCacheTypeK(CacheType.F32)
                        .setCacheTypeV(CacheType.F32)
                        .enableEmbedding()
                        .setPoolingType(PoolingType.LAST));
    }
}
