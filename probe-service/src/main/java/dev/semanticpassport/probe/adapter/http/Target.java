package dev.semanticpassport.probe.adapter.http;

import dev.semanticpassport.contracts.Access;
import dev.semanticpassport.probe.asking.Reply;
import dev.semanticpassport.probe.pacing.Endpoint;
import dev.semanticpassport.probe.reaching.Reach;
import dev.semanticpassport.probe.reading.Veil;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where a call goes and with what, or why it cannot be made. */
sealed interface Target {

    record Found(RequestOptions request, Veil veil) implements Target {}

    record Refused(Reply reply) implements Target {}

    /** They belong to the connection or to us, and would let a request say two things. */
    Set<String> OURS =
            Set.of(
                    "host",
                    "content-length",
                    "content-type",
                    "transfer-encoding",
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "upgrade",
                    "expect",
                    "accept-encoding");

    /**
     * Looks up address and secrets. Blocks.
     *
     * @param attempt calls made before: another of the host's addresses each time
     */
    static Target of(Access.Chat chat, int attempt, Reach reach, Secrets secrets) {
        URI uri = chat.endpoint();
        String host = uri.getHost();
        int port = Endpoint.port(uri);
        if (port < 1 || port > 65_535) {
            return new Refused(new Reply.AddressRefused("the endpoint's port is out of range"));
        }
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return new Refused(new Reply.Unreachable("the endpoint's name does not resolve"));
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var refusal = reach.refusal(scheme, List.of(addresses));
        if (refusal.isPresent()) {
            return new Refused(new Reply.AddressRefused(refusal.get()));
        }
        var sent = new ArrayList<String>();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (chat.secretRef() != null) {
            switch (secrets.find(chat.secretRef(), host, port)) {
                case Secret.Missing(var what) -> {
                    return new Refused(new Reply.SecretMissing(what));
                }
                case Secret.Here(var value) -> {
                    sent.add(value);
                    headers.put("Authorization", "Bearer " + value);
                }
            }
        }
        for (Map.Entry<String, String> header : chat.headers().entrySet()) {
            if (OURS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (!header.getValue().startsWith(Access.SECRET_PREFIX)) {
                headers.put(header.getKey(), header.getValue());
                continue;
            }
            String name = header.getValue().substring(Access.SECRET_PREFIX.length());
            switch (secrets.find(name, host, port)) {
                case Secret.Missing(var what) -> {
                    return new Refused(new Reply.SecretMissing(what));
                }
                case Secret.Here(var value) -> {
                    sent.add(value);
                    headers.put(header.getKey(), value);
                }
            }
        }
        InetAddress address = addresses[attempt % addresses.length];
        return new Found(options(uri, host, port, scheme, address, headers), new Veil(sent));
    }

    private static RequestOptions options(
            URI uri,
            String host,
            int port,
            String scheme,
            InetAddress address,
            Map<String, String> headers) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        // The address that was checked, not the name, which may resolve otherwise
                        // a moment later; Host header, SNI and certificate keep the name.
                        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                        .setHost(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
                        .setPort(port)
                        .setSsl(scheme.equals("https"))
                        .setURI(path(uri))
                        .setFollowRedirects(false)
                        .putHeader("User-Agent", "semantic-passport")
                        .putHeader("Accept", "application/json");
        headers.forEach(options::putHeader);
        return options.putHeader("Content-Type", "application/json")
                .putHeader("Accept-Encoding", "identity");
    }

    private static String path(URI base) {
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        return (path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                + "/chat/completions";
    }
}
