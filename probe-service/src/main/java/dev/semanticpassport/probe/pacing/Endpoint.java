package dev.semanticpassport.probe.pacing;

import dev.semanticpassport.contracts.Access;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What shares one limit: a server under one key. Models behind it share the limit too, because
 * providers limit keys and servers have one queue.
 *
 * @param secrets the names, never the values, of the secrets sent along
 */
public record Endpoint(String scheme, String host, int port, String secrets) {

    public static Endpoint of(Access.Chat chat) {
        URI uri = chat.endpoint();
        String scheme = Objects.requireNonNull(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = Objects.requireNonNull(uri.getHost()).toLowerCase(Locale.ROOT);
        return new Endpoint(scheme, host, port(uri), secretsOf(chat));
    }

    /** The URL's port, or its scheme's. */
    public static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String secretsOf(Access.Chat chat) {
        var names = new TreeSet<String>();
        if (chat.secretRef() != null) {
            names.add(chat.secretRef());
        }
        chat.headers().values().stream()
                .filter(value -> value.startsWith(Access.SECRET_PREFIX))
                .map(value -> value.substring(Access.SECRET_PREFIX.length()))
                .forEach(names::add);
        return String.join(" ", names);
    }
}
