package cloister.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.store.Codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Keeps a session as one JSON object. */
final class ConsoleSessionCodec implements Codec<ConsoleSession> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public byte[] encode(ConsoleSession session) {
        ObjectNode out = JSON.createObjectNode();
        out.put("owner", session.owner()).put("name", session.name());
        out.put("stage", session.stage().name()).put("region", session.region());
        session.password().ifPresent(time -> out.put("password", time.toString()));
        out.put("multiFactor", session.multiFactor());
        session.keys().ifPresent(keys -> write(out.putObject("keys"), keys));
        session.role().ifPresent(keys -> write(out.putObject("role"), keys));
        session.ticket().ifPresent(ticket -> out.put("ticket", ticket));
        out.put("expires", session.expires().toString()).put("idle", session.idle().toString());
        return out.toString().getBytes(UTF_8);
    }

    @Override
    public ConsoleSession decode(byte[] bytes) {
        JsonNode in = tree(bytes);
        return new ConsoleSession(
                text(in, "owner"),
                text(in, "name"),
                Stage.valueOf(text(in, "stage")),
                text(in, "region"),
                in.has("password") ? Optional.of(time(in, "password")) : Optional.empty(),
                in.path("multiFactor").asBoolean(),
                keys(in.path("keys")),
                keys(in.path("role")),
                in.has("ticket") ? Optional.of(text(in, "ticket")) : Optional.empty(),
                time(in, "expires"),
                time(in, "idle"));
    }

    private static void write(ObjectNode out, Keys keys) {
        out.put("id", keys.accessKeyId()).put("token", keys.sessionToken());
        out.put("expires", keys.expires().toString());
    }

    private static Optional<Keys> keys(JsonNode in) {
        return in.isObject()
                ? Optional.of(new Keys(text(in, "id"), text(in, "token"), time(in, "expires")))
                : Optional.empty();
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a session of the console can't be read", e);
        }
    }

    private static String text(JsonNode in, String name) {
        return in.path(name).asText();
    }

    private static Instant time(JsonNode in, String name) {
        return Instant.parse(text(in, name));
    }
}
