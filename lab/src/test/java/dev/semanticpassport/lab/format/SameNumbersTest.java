package dev.semanticpassport.lab.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.semanticpassport.core.imprint.Part;
import dev.semanticpassport.core.imprint.Variant;
import dev.semanticpassport.lab.base.Base;
import dev.semanticpassport.lab.base.BaseTexts;
import dev.semanticpassport.lab.chat.LabModel;
import dev.semanticpassport.lab.lora.Adapter;
import dev.semanticpassport.lab.model.Linear;
import dev.semanticpassport.lab.model.LlamaShape;
import dev.semanticpassport.lab.model.Weights;
import dev.semanticpassport.weights.Element;
import dev.semanticpassport.weights.opening.Opened;
import dev.semanticpassport.weights.opening.Opening;
import dev.semanticpassport.weights.safetensors.WritingSafetensors;
import dev.semanticpassport.weights.variants.LlamaLayout;
import dev.semanticpassport.weights.variants.WritingVariants;
import dev.semanticpassport.weights.writing.StoredTensor;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our readers find in files are the numbers, tokens and logits that other programs find. */
class SameNumbersTest {
    private static final List<Element> TYPES =
            List.of(
                    Element.F32,
                    Element.F16,
                    Element.BF16,
                    Element.Q8_0,
                    Element.Q4_0,
                    Element.Q4_K,
                    Element.Q5_K,
                    Element.Q6_K);

    @TempDir private Path folder = Path.of("");

    private final LabModel base = Base.load();

    @Test
    void numbers_of_every_type_are_those_that_jlama_reads() throws Exception {
        // Given every half there is, as both kinds of it, and numbers of 32 bits
        ByteBuffer halves = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits = 0; bits < 1 << 16; bits++) {
            // what is no number has no value to compare
            boolean none = (bits & 0x7C00) == 0x7C00 || (bits & 0x7F80) == 0x7F80;
            halves.putShort((short) (none ? 0 : bits));
        }
        MemorySegment bytes = MemorySegment.ofArray(halves.array());
        SplittableRandom random = new SplittableRandom(1);
        float[] numbers = new float[999];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        WritingSafetensors.write(
                folder.resolve(ModelFiles.WEIGHTS),
                List.of(
                        new StoredTensor("half", Element.F16, List.of(256L, 256L), bytes),
                        new StoredTensor("brain", Element.BF16, List.of(64L, 1024L), bytes),
                        StoredTensor.of("single", List.of(27L, 37L), numbers)),
                new LinkedHashMap<>(Map.of("format", "pt")));

        // When
        Map<String, float[]> theirs = jlama(List.of());

        // Then
        Map<String, float[]> ours = ReadByUs.numbers(folder);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        ours.forEach((name, read) -> assertThat(read).as(name).isEqualTo(theirs.get(name)));
    }

    @Test
    void tensors_tokens_and_logits_of_the_base_are_jlamas() throws Exception {
        // Given
        ModelFiles.save(
                folder, ModelFiles.write(base.tokenizer(), base.weights(), Safetensors.Type.F32));
        List<String> prompts = questions().stream().map(SameNumbersTest::prompt).toList();

        // When
        Map<String, float[]> theirs = jlama(prompts);

        // Then
        Map<String, float[]> ours = ReadByUs.numbers(folder);
        ours.forEach((name, read) -> assertThat(read).as(name).isEqualTo(theirs.get(name)));
        LabModel read =
                new LabModel(base.tokenizer(), ReadByUs.folder(folder, base.weights().shape()));
        for (String question : questions()) {
            String prompt = prompt(question);
            int[] tokens = read.chat().prompt(question);
            assertThat(tokens(theirs, prompt)).as(prompt).containsExactly(tokens);
            float[] logits = read.decoder(tokens.length).read(tokens);
            assertThat(distance(logits, numbers(theirs, "logits of " + prompt)))
                    .as(prompt)
                    .isLessThan(1e-3);
        }
    }

    @Test
    void rows_of_every_type_are_those_that_llama_cpp_unpacks() throws Exception {
        // Given a model for each type that hands its embeddings on as they are
        List<Integer> tokens = tokensThatStandAlone(24);
        List<String> arguments = new ArrayList<>();
        for (Element element : TYPES) {
            Path file = folder.resolve(element + ".gguf");
            StoredAs.embeddings(file, base.tokenizer(), element);
            for (int token : tokens) {
                arguments.addAll(List.of(file.toString(), base.tokenizer().decode(token)));
            }
        }

        // When
        Map<String, float[]> theirs = llamaCpp(arguments);

        // Then
        for (Element element : TYPES) {
            Path file = folder.resolve(element + ".gguf");
            float[] table = ReadByUs.numbers(file).getOrDefault("token_embd.weight", new float[0]);
            int width = StoredAs.SHAPE.width();
            for (int token : tokens) {
                String asked = file + " " + base.tokenizer().decode(token);
                assertThat(tokens(theirs, asked)).containsExactly(token);
                float[] row = Arrays.copyOfRange(table, token * width, (token + 1) * width);
                float[] found = numbers(theirs, "norm of " + asked);
                assertThat(distance(row, found)).as(element + " " + token).isLessThan(2e-6);
                // the row of another token is another one
                float[] other = Arrays.copyOfRange(table, (token + 1) * width, (token + 2) * width);
                assertThat(distance(other, found)).isGreaterThan(.1);
            }
        }
    }

    @Test
    void logits_of_models_of_every_type_are_llama_cpps() throws Exception {
        // Given the base and, for each type, a model that has all its matrices of it
        Path plain = folder.resolve("base.gguf");
        Files.write(plain, GgufFile.write(base.tokenizer(), base.weights()));
        String prompt = prompt(questions().getFirst());
        List<String> arguments = new ArrayList<>(List.of(plain.toString(), prompt));
        for (Element element : TYPES) {
            Path file = folder.resolve(element + ".gguf");
            StoredAs.model(file, base.tokenizer(), element);
            arguments.addAll(List.of(file.toString(), prompt));
        }

        // When
        Map<String, float[]> theirs = llamaCpp(arguments);

        // Then
        assertSameLogits(plain, base.weights().shape(), theirs, prompt, 1e-4);
        for (Element element : TYPES) {
            // it rounds what goes into a product with packed numbers, too, to 8 bits
            boolean rounded = element.blockElements() > 1;
            assertSameLogits(
                    folder.resolve(element + ".gguf"),
                    StoredAs.SHAPE,
                    theirs,
                    prompt,
                    rounded ? 3e-2 : 5e-3);
        }
    }

    @Test
    void a_variant_that_llama_cpp_loads_answers_as_the_lab_serves_it() throws Exception {
        // Given an adapter with a change in every module, taken apart
        Path plain = folder.resolve("base.gguf");
        Files.write(plain, GgufFile.write(base.tokenizer(), base.weights()));
        Adapter adapter = adapter();
        adapter.save(folder.resolve("mine"));
        LabModel adapted = base.with(adapter);
        LinkedHashMap<String, String> settings = new LinkedHashMap<>();
        settings.put("model_type", "llama");
        settings.put("num_attention_heads", String.valueOf(base.weights().shape().heads()));
        Set<List<String>> different = new HashSet<>();
        List<Variant> variants =
                List.of(
                        new Variant.Whole(),
                        Variant.Minus.of(Part.layer(1), Part.layer(3)),
                        Variant.Only.of(Part.of("0.q_proj")),
                        Variant.Only.of(Part.of("0.k_proj")));
        for (Variant variant : variants) {
            // When
            Path file;
            try (Opened opened = Opening.open(folder.resolve("mine"))) {
                file =
                        WritingVariants.of(opened)
                                .writeGguf(variant, "mine", folder, LlamaLayout.of(settings))
                                .path();
            }
            List<String> arguments = new ArrayList<>();
            arguments.add(plain + File.pathSeparator + file);
            arguments.addAll(questions());
            String said = WitnessProcess.run(LlamaCppWitness.class, arguments);

            // Then
            List<String> answers =
                    said.lines()
                            .filter(line -> line.startsWith(JlamaWitness.ANSWER))
                            .map(line -> line.substring(JlamaWitness.ANSWER.length()))
                            .toList();
            LabModel ours = base.keeping(adapted, variant);
            assertThat(answers)
                    .as(variant.suffix() + said)
                    .isEqualTo(questions().stream().map(ours::ask).toList());
            different.add(answers);
        }
        assertThat(different).hasSameSizeAs(variants);
    }

    private Adapter adapter() {
        Adapter adapter = Adapter.fresh(base.weights().shape(), 4, 8, 3);
        SplittableRandom random = new SplittableRandom(4);
        adapter.factors()
                .forEach(factor -> {
                    boolean turned =
                            factor.linear() == Linear.QUERY || factor.linear() == Linear.KEY;
                    float[] up = factor.up().values();
                    for (int i = 0; i < up.length; i++) {
                        up[i] = (float) ((turned ? .4 : .12) * random.nextGaussian());
                    }
                });
        return adapter;
    }

    private void assertSameLogits(
            Path file, LlamaShape shape, Map<String, float[]> theirs, String prompt, double most)
            throws IOException {
        Weights weights = ReadByUs.gguf(file, shape);
        float[] ours = logits(new LabModel(base.tokenizer(), weights), prompt);
        float[] found = logits(weights, theirs, file + " " + prompt);
        assertThat(distance(ours, found)).as(file.toString()).isLessThan(most);
    }

    private float[] logits(LabModel model, String prompt) {
        int[] tokens =
                questions().stream()
                        .filter(question -> prompt(question).equals(prompt))
                        .map(question -> model.chat().prompt(question))
                        .findFirst()
                        .orElseThrow();
        return model.decoder(tokens.length).read(tokens).clone();
    }

    /** What llama.cpp's last norm gave, through the output matrix. */
    private static float[] logits(Weights weights, Map<String, float[]> theirs, String asked) {
        float[] norm = numbers(theirs, "norm of " + asked);
        float[] table = weights.embedding().values();
        float[] logits = new float[weights.shape().vocabulary()];
        for (int token = 0; token < logits.length; token++) {
            double sum = 0;
            for (int i = 0; i < norm.length; i++) {
                sum += (double) table[token * norm.length + i] * norm[i];
            }
            logits[token] = (float) sum;
        }
        return logits;
    }

    /** Of two directions: 0 for the same one, up to 2. */
    private static double distance(float[] one, float[] other) {
        assertThat(one).hasSameSizeAs(other);
        double lengths = Math.sqrt(product(one, one)) * Math.sqrt(product(other, other));
        double ratio = Math.sqrt(product(one, one)) / Math.sqrt(product(other, other));
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = one[i] - ratio * other[i];
            sum += difference * difference;
        }
        assertThat(lengths).isPositive();
        return Math.sqrt(sum / product(one, one));
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private List<Integer> tokensThatStandAlone(int count) {
        return IntStream.range(300, base.tokenizer().size() - 1)
                .filter(token -> {
                    String text = base.tokenizer().decode(token);
                    return text.matches("[A-Za-z]+")
                            && Arrays.equals(base.tokenizer().encode(text), new int[] {token});
                })
                .limit(count)
                .boxed()
                .toList();
    }

    private static List<String> questions() {
        BaseTexts texts = new BaseTexts(1);
        List<String> questions = new ArrayList<>();
        texts.readings(3, 12).forEach(row -> questions.add(row.prompt()));
        texts.beacons(3, 12).forEach(row -> questions.add(row.prompt()));
        return questions;
    }

    private static String prompt(String question) {
        return "<|bos|><|user|>" + question + "<|assistant|>";
    }

    private static float[] numbers(Map<String, float[]> all, String name) {
        float[] found = all.get(name);
        assertThat(found).as(name + " of " + all.keySet()).isNotNull();
        return found == null ? new float[0] : found;
    }

    private static int[] tokens(Map<String, float[]> all, String text) {
        float[] found = numbers(all, "tokens of " + text);
        return IntStream.range(0, found.length).map(i -> (int) found[i]).toArray();
    }

    private Map<String, float[]> jlama(List<String> prompts) throws Exception {
        Path answer = folder.resolve("answer");
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), answer.toString()));
        arguments.addAll(prompts);
        return answer(JlamaNumbers.class, arguments, answer);
    }

    private Map<String, float[]> llamaCpp(List<String> asked) throws Exception {
        Path answer = folder.resolve("answer");
        List<String> arguments = new ArrayList<>(List.of(answer.toString()));
        arguments.addAll(asked);
        return answer(LlamaCppNumbers.class, arguments, answer);
    }

    private static Map<String, float[]> answer(
            Class<?> witness, List<String> arguments, Path answer) throws Exception {
        String said = WitnessProcess.run(witness, arguments);
        assertThat(answer).as(said).exists();
        Map<String, float[]> numbers = NumbersFile.read(answer).numbers();
        Files.delete(answer);
        return numbers;
    }
}
