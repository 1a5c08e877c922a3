package dev.semanticpassport.lab.format;

import com.github.tjake.jlama.model.AbstractModel;
import com.github.tjake.jlama.model.ModelSupport;
import com.github.tjake.jlama.safetensors.DType;
import com.github.tjake.jlama.safetensors.prompt.PromptContext;
import java.io.File;
import java.util.UUID;

/**
 * Another program that reads our files: prints what it answers to each question. A process of its
 * own.
 */
final class JlamaWitness {
    static final String ANSWER = "ANSWER ";
    static final int NOT_LOADABLE = 3;

    private JlamaWitness() {}

    public static void main(String[] arguments) {
        try {
            AbstractModel model =
                    ModelSupport.loadModel(new File(arguments[0]), DType.F32, DType.F32);
            for (int i = 1; i < arguments.length; i++) {
                String prompt = "<|bos|><|user|>" + arguments[i] + "<|assistant|>";
                System.out.println(
                        ANSWER
                                + model.generate(
                                                UUID.randomUUID(),
                                                PromptContext.of(prompt),
                                                0f,
                                                48,
                                                (_, _) -> {})
                                        .responseText);
            }
        } catch (LinkageError e) {
            System.out.println(e);
            System.exit(NOT_LOADABLE);
        }
        System.exit(0);
    }
}
