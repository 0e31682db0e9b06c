package cloister.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The example of the package's documentation, run and compared with what is printed there. */
final class PackageExampleTest {
    private static final Path PRINTED =
            Path.of("src", "main", "java", "cloister", "policy", "package-info.java");
    private static final Path RUN =
            Path.of("src", "test", "java", "cloister", "policy", "PackageExampleTest.java");

    @Test
    void the_example_allows_alice_her_teams_model() throws MalformedPolicyException {
        String json =
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sagemaker:*",
                  "Resource": "*", "Condition": {"StringEquals": {
                    "aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}}}
                """;
        // the example
        var document = PolicyDocument.parse(json, PolicyKind.MANAGED);
        var grants = Grants.of(PolicySet.compile(List.of(new NamedPolicy("readers", document))));
        var alice =
                new Principal(
                        PrincipalType.USER,
                        "arn:aws:iam::111122223333:user/alice",
                        "111122223333",
                        Map.of("team", "red"));
        var context = RequestContext.builder().put("aws:ResourceTag/team", "red").build();
        var decision =
                Authorizer.decide(
                        new AuthorizationRequest(
                                alice,
                                grants,
                                "sagemaker:DescribeModel",
                                "arn:aws:sagemaker:eu-west-1:111122223333:model/m",
                                Optional.empty(),
                                context,
                                Optional.empty()));
        // end of the example

        assertThat(decision.allowed()).isTrue();
    }

    @Test
    void the_example_is_printed_as_it_is_run() throws IOException {
        String run =
                code(
                        Files.readAllLines(RUN).stream()
                                .dropWhile(line -> !line.strip().equals("// the example"))
                                .takeWhile(line -> !line.strip().equals("// end of the example"))
                                .skip(1));
        String printed =
                code(
                        Files.readAllLines(PRINTED).stream()
                                .dropWhile(line -> !line.contains("{@snippet"))
                                .skip(1)
                                .takeWhile(line -> !line.strip().equals("* }"))
                                .map(line -> line.strip().substring(1)));

        assertThat(printed).isEqualTo(run);
    }

    private static String code(Stream<String> lines) {
        return String.join("", lines.map(String::strip).toList()).replace(" ", "");
    }
}
