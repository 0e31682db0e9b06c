package cloister.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.store.Codec;
import cloister.store.Store;
import cloister.store.Table;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Struct;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * NextToken: the position that a page ended at, sealed with the store's own key together with the
 * operation, the region and every other parameter, so that a token serves only the list it was
 * given for.
 */
final class Pager {
    private static final Table<byte[]> KEYS = new Table<>("studio.pager.key", new BytesCodec());
    private static final Set<String> FREE = Set.of("NextToken", "MaxResults");
    private static final int SEAL_BYTES = 16;

    private final byte[] key;

    private Pager(byte[] key) {
        this.key = key;
    }

    /** Opens with the store's key, made at the first opening. */
    static Pager open(Store store) {
        return store.read()
                .get(KEYS, "key")
                .map(Pager::new)
                .orElseGet(
                        () -> {
                            byte[] fresh = Secrets.bytes(32);
                            store.write(
                                    transaction -> {
                                        transaction.put(KEYS, "key", fresh);
                                        return fresh;
                                    });
                            return new Pager(fresh);
                        });
    }

    /** The token for what follows a page. */
    Optional<String> seal(Call call, Optional<String> position) {
        return position.map(
                text -> {
                    byte[] bytes = text.getBytes(UTF_8);
                    byte[] sealed = Arrays.copyOf(mac(call, bytes), SEAL_BYTES + bytes.length);
                    System.arraycopy(bytes, 0, sealed, SEAL_BYTES, bytes.length);
                    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
                });
    }

    /**
     * The position in the call's NextToken; empty where it has none.
     *
     * @throws ApiException ValidationException where the token wasn't given for this list
     */
    Optional<String> position(Call call) {
        return call.input().optionalString("NextToken").map(token -> open(call, token));
    }

    private String open(Call call, String token) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (sealed.length < SEAL_BYTES) {
            throw invalid();
        }
        byte[] bytes = Arrays.copyOfRange(sealed, SEAL_BYTES, sealed.length);
        byte[] seal = Arrays.copyOf(sealed, SEAL_BYTES);
        if (!MessageDigest.isEqual(seal, Arrays.copyOf(mac(call, bytes), SEAL_BYTES))) {
            throw invalid();
        }
        return new String(bytes, UTF_8);
    }

    private static ApiException invalid() {
        return Refusal.validation(
                "NextToken isn't one that this request, with these parameters, has returned."
                        + " Repeat the request without it to start from the first page.");
    }

    private byte[] mac(Call call, byte[] position) {
        Struct.Builder list = Struct.builder();
        new TreeMap<>(call.input().members())
                .forEach((name, value) -> addUnlessFree(list, name, value));
        list.put("$operation", call.operation()).put("$region", call.region());
        var message = new ByteArrayOutputStream();
        message.writeBytes(Secrets.sha256(StructCodec.INSTANCE.encode(list.build())));
        message.writeBytes(position);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static void addUnlessFree(Struct.Builder list, String name, Object value) {
        if (!FREE.contains(name)) {
            list.put(name, value);
        }
    }

    private static final class BytesCodec implements Codec<byte[]> {
        @Override
        public byte[] encode(byte[] value) {
            return value;
        }

        @Override
        public byte[] decode(byte[] bytes) {
            return bytes;
        }
    }
}
