package dev.basin.requests.fetch;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * What opens the hub's private models. Only the hub is told: not the server that it redirects to, which gives the file to whoever
 * comes with the address, and no other that files are fetched from.
 */
final class HubToken {
    private static final String SETTING = "basin.fetch.hub-token";
    private static final String PRINTABLE = "[!-~]+";

    private final URI hub;
    private final Optional<String> token;

    /** @throws IllegalArgumentException if no header can carry the token; the message does not hold it */
    HubToken(FetchConfig config) {
        hub = config.hubUrl();
        token = config.hubToken();
        if (token.isPresent() && !token.get().matches(PRINTABLE)) {
            throw new IllegalArgumentException(
                    SETTING + " has characters that no token has; accepted: printable ASCII without spaces");
        }
    }

    void addTo(HttpRequest.Builder request, URI address) {
        if (token.isPresent() && origin(address).equals(origin(hub))) {
            request.header("Authorization", "Bearer " + token.get());
        }
    }

    private static String origin(URI address) {
        int port =
                address.getPort() >= 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
        return "%s://%s:%d"
                .formatted(address.getScheme(), address.getHost(), port)
                .toLowerCase(Locale.ROOT);
    }
}
