package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;

/** A certificate that says of a key that it is its own, as identity providers show them (X.509). */
final class Certificate {
    private static final byte[] RSA_SHA256 = {
        0x30,
        0x0D,
        0x06,
        0x09,
        0x2A,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xF7,
        0x0D,
        0x01,
        0x01,
        0x0B,
        0x05,
        0x00
    };
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

    private Certificate() {}

    /** The certificate in Base64. */
    static String of(KeyPair keys) {
        byte[] name =
                der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0C, "idp".getBytes(UTF_8)))));
        byte[] body =
                der(
                        0x30,
                        der(0x02, BigInteger.ONE.toByteArray()),
                        RSA_SHA256,
                        name,
                        der(0x30, time("200101000000Z"), time("400101000000Z")),
                        name,
                        keys.getPublic().getEncoded());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            byte[] signed = der(0x03, new byte[1], signature.sign());
            return Base64.getEncoder().encodeToString(der(0x30, body, RSA_SHA256, signed));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] time(String text) {
        return der(0x17, text.getBytes(UTF_8));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length >= 0x100) {
            all.write(0x82);
            all.write(length >> 8);
        } else if (length >= 0x80) {
            all.write(0x81);
        }
        all.write(length);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
