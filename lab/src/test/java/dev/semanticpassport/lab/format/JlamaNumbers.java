package dev.semanticpassport.lab.format;

import com.github.tjake.jlama.model.AbstractModel;
import com.github.tjake.jlama.model.ModelSupport;
import com.github.tjake.jlama.safetensors.DType;
import com.github.tjake.jlama.safetensors.SafeTensorSupport;
import com.github.tjake.jlama.safetensors.WeightLoader;
import com.github.tjake.jlama.tensor.AbstractTensor;
import com.github.tjake.jlama.tensor.KvBufferCache;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Jlama as a witness: the numbers of every tensor, and tokens and logits of every prompt. */
final class JlamaNumbers {
    private JlamaNumbers() {}

    /**
     * @param arguments a folder, a file for the answer, prompts; none asks for tensors only
     */
    public static void main(String[] arguments) {
        int code = 0;
        try {
            File folder = new File(arguments[0]);
            NumbersFile numbers = new NumbersFile();
            tensors(folder, numbers);
            if (arguments.length > 2) {
                prompts(folder, List.of(arguments).subList(2, arguments.length), numbers);
            }
            numbers.write(java.nio.file.Path.of(arguments[1]));
        } catch (LinkageError e) {
            System.out.println(e);
            code = JlamaWitness.NOT_LOADABLE;
        } catch (IOException e) {
            e.printStackTrace(System.out);
            code = 1;
        }
        System.exit(code);
    }

    private static void tensors(File folder, NumbersFile numbers) {
        // the process ends, and the file with it
        WeightLoader weights = SafeTensorSupport.loadWeights(folder);
        for (String name : new TreeMap<>(weights.tensorInfoMap()).keySet()) {
            numbers.put(name, all(weights.load(name)));
        }
    }

    /** A vector has one row there. */
    private static float[] all(AbstractTensor<?, ?> tensor) {
        int columns = tensor.shape().last();
        int rows = (int) (tensor.size() / columns);
        float[] all = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                all[row * columns + column] = tensor.get(row, column);
            }
        }
        return all;
    }

    private static void prompts(File folder, List<String> prompts, NumbersFile numbers)
            throws IOException {
        AbstractModel model = ModelSupport.loadModel(folder, DType.F32, DType.F32);
        for (String prompt : prompts) {
            long[] tokens = model.getTokenizer().encode(prompt);
            int[] read = Arrays.stream(tokens).mapToInt(Math::toIntExact).toArray();
            numbers.putTokens(prompt, read);
            try (KvBufferCache cache = new KvBufferCache(model)) {
                AbstractTensor<?, ?> last =
                        model.batchForward(read, 0, cache.getEphemeralKvBuffer());
                // what is called logits there are probabilities; choosing the likeliest fills these
                AbstractTensor<?, ?> logits =
                        model.makeDenseTensor(model.getConfig().vocabularySize);
                model.sample(last.slice(last.shape().first() - 1), 0f, .5f, logits);
                numbers.put("logits of " + prompt, all(logits));
            }
        }
    }
}
