package dev.basin.gateway.rest;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Without TLS, answers in HTTP/1.1 alone. Java's HttpClient asks every plain server to go over to HTTP/2, and now and then an answer
 * was still written in HTTP/1.1 after the server had agreed, which ends the connection. Browsers ask for HTTP/2 only within TLS,
 * where it stays.
 */
@Singleton
class PlainHttp implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
