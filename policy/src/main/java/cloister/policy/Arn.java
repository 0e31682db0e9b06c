package cloister.policy;

import java.util.Optional;

/** An Amazon Resource Name: {@code arn:partition:service:region:account:resource}. */
public record Arn(
        String partition, String service, String region, String account, String resource) {

    /** Reads an ARN; empty where the text isn't one. */
    public static Optional<Arn> parse(String text) {
        String[] parts = text.split(":", 6);
        return parts.length == 6 && parts[0].equals("arn")
                ? Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
