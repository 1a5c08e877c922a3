package dev.semanticpassport.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a model can be looked at. What can be measured follows from this. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Access.Chat.class, name = "chat"),
    @JsonSubTypes.Type(value = Access.Weights.class, name = "weights"),
    @JsonSubTypes.Type(value = Access.Adapter.class, name = "adapter")
})
public sealed interface Access {

    /** Only text in, text out, behind the OpenAI chat API. */
    record Chat(
            @Described(
                            "Base URL of an OpenAI-compatible API, up to and with its version, e.g."
                                    + " http://127.0.0.1:8099/v1")
                    URI endpoint,
            @Described("The model's id at that endpoint.") String model,
            @Described(
                            "Name of the endpoint's key among probe-service's secrets; never the"
                                    + " key itself.")
                    @Nullable String secretRef,
            @Described(
                            "Further HTTP headers; a value `secretref:NAME` stands for a secret by"
                                    + " name.")
                    Map<String, String> headers,
            @Described("Sampling temperature, 0 to 2.") double temperature,
            @Described("Seed passed to the endpoint, where it takes one.") @Nullable Long seed,
            @Described("Most tokens of one answer, 1 to 4096.") int maxTokens,
            @Described(
                            "Where given, the log-probabilities of an answer's tokens are asked for,"
                                    + " and those of so many likeliest ones beside each, 0 to 20;"
                                    + " (1 + this) * maxTokens is at most 4096.")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Integer alternatives)
            implements Access {

        public static final int DEFAULT_MAX_TOKENS = 128;

        /** What one reply may hold of tokens and alternatives, so that it stays readable. */
        private static final int MOST_PIECES = 4096;

        public Chat {
            Checks.present(endpoint, "access.endpoint");
            Checks.that(
                    endpoint.getHost() != null
                            && ("http".equals(endpoint.getScheme())
                                    || "https".equals(endpoint.getScheme())),
                    "access.endpoint must be an absolute http or https URL");
            Checks.that(
                    endpoint.getRawUserInfo() == null
                            && endpoint.getRawQuery() == null
                            && endpoint.getRawFragment() == null,
                    "access.endpoint must not carry user info, a query or a fragment; name a key"
                            + " by secretRef");
            Checks.text(model, "access.model", 512);
            if (secretRef != null) {
                Checks.name(secretRef, "access.secretRef");
            }
            headers = headers == null ? Map.of() : Map.copyOf(headers);
            headers.forEach(Chat::checkHeader);
            Checks.that(temperature >= 0 && temperature <= 2, "access.temperature must be 0 to 2");
            maxTokens = maxTokens == 0 ? DEFAULT_MAX_TOKENS : maxTokens;
            Checks.that(maxTokens >= 1 && maxTokens <= 4096, "access.maxTokens must be 1 to 4096");
            if (alternatives != null) {
                checkAlternatives(alternatives, maxTokens);
            }
        }

        /** A chat whose log-probabilities are not asked for. */
        public Chat(
                URI endpoint,
                String model,
                @Nullable String secretRef,
                Map<String, String> headers,
                double temperature,
                @Nullable Long seed,
                int maxTokens) {
            this(endpoint, model, secretRef, headers, temperature, seed, maxTokens, null);
        }

        /**
         * The same chat, asked for so many alternatives to each token.
         *
         * @param wanted null where no log-probabilities are asked for
         */
        public Chat withAlternatives(@Nullable Integer wanted) {
            return new Chat(
                    endpoint, model, secretRef, headers, temperature, seed, maxTokens, wanted);
        }

        private static void checkAlternatives(int alternatives, int maxTokens) {
            Checks.that(
                    alternatives >= 0 && alternatives <= SaidTokens.MOST_ALTERNATIVES,
                    "access.alternatives must be 0 to " + SaidTokens.MOST_ALTERNATIVES);
            Checks.that(
                    (1 + alternatives) * maxTokens <= MOST_PIECES,
                    "access.alternatives: (1 + alternatives) * maxTokens must be at most "
                            + MOST_PIECES
                            + ", not "
                            + (1 + alternatives) * maxTokens);
        }

        private static void checkHeader(String name, String value) {
            Checks.that(
                    name.matches("[A-Za-z0-9-]{1,64}"),
                    "access.headers: a name must be letters, digits and '-'");
            Checks.that(
                    value.length() <= 1024 && value.chars().allMatch(c -> c >= 32 && c < 127),
                    "access.headers." + name + " must be at most 1024 printable ASCII characters");
            Checks.that(
                    value.startsWith(SECRET_PREFIX)
                            || !name.matches("(?i).*(authorization|cookie|key|token|secret).*"),
                    "access.headers."
                            + name
                            + " looks like a credential: give it as secretref:NAME, never in"
                            + " clear");
        }
    }

    /** The files of a whole model. */
    record Weights(
            @Described(
                            "Where the files lie: file:/ABSOLUTE/PATH under a folder that probe-service may"
                                    + " look at, or hub://ORGANISATION/NAME@REVISION.")
                    String location,
            @Described("Where the model lies that it was made of, to tell what changed.")
                    @Nullable String base,
            @Described("Name of the hub's token among probe-service's secrets; never the token.")
                    @Nullable String secretRef)
            implements Access {
        public Weights {
            checkFiles(location, base, secretRef);
        }
    }

    /** The files of an adapter, which changes a model. */
    record Adapter(
            @Described(
                            "Where the files lie: file:/ABSOLUTE/PATH under a folder that probe-service may"
                                    + " look at, or hub://ORGANISATION/NAME@REVISION.")
                    String location,
            @Described("Where the model lies that the adapter stands on.") @Nullable String base,
            @Described("Name of the hub's token among probe-service's secrets; never the token.")
                    @Nullable String secretRef)
            implements Access {
        public Adapter {
            checkFiles(location, base, secretRef);
        }
    }

    private static void checkFiles(
            @Nullable String location, @Nullable String base, @Nullable String secretRef) {
        Checks.text(location, "access.location", Location.LONGEST);
        Location.parse(location, "access.location");
        if (base != null) {
            Location.parse(base, "access.base");
        }
        if (secretRef != null) {
            Checks.name(secretRef, "access.secretRef");
        }
    }

    /** A header's value with this prefix names a secret. */
    String SECRET_PREFIX = "secretref:";
}
