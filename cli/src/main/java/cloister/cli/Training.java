package cloister.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the JDK watches once after a build to make starts fast: the commands' ordinary work. */
final class Training {
    private static final String CASE =
            """
            {"id":"1","principal":{"arn":"arn:aws:iam::123456789012:user/u"},\
            "identityPolicies":[{"Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*",\
            "Condition":{"StringEquals":{"aws:PrincipalTag/team":"TeamA"}}}}],\
            "request":{"action":"s3:GetObject","resource":"arn:aws:s3:::bucket/key"}}
            """;

    private Training() {}

    /** Runs it; the process ends by itself. */
    public static void main(String[] words) throws IOException, InterruptedException {
        int helped = Main.run(List.of("--help"), System.out, System.err);
        // Each start loads what the training loaded: the AWS SDK would be more than all of
        // Cloister.
        DemoCommand demo = new DemoCommand(System.out, false);
        int walked = demo.run(Arguments.parse(List.of("--once"), demo.options()));
        DecideCommand decide =
                new DecideCommand(
                        new ByteArrayInputStream(CASE.getBytes(StandardCharsets.UTF_8)),
                        System.out);
        int decided = decide.run(Arguments.parse(List.of(), decide.options()));
        System.exit(Math.max(helped, Math.max(walked, decided)));
    }
}
