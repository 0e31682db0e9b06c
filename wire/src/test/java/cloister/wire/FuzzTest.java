package cloister.wire;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Whatever comes in, a request is answered by an error of AWS's or it is read: never by another
 * exception. The inputs are good requests, damaged at random from a seed that is named.
 */
class FuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final int ROUNDS = 500;
    private static final String SPICE =
            "{}[]\",:.;=&%+/\\\u0000\u007F\u00E9-0123456789eE truefalsenullmemberentry\r\n";
    private static final String JSON =
            """
            {"DomainId":"d-1","UserProfileName":"u","Tags":[{"Key":"team","Value":"A"}],
             "UserSettings":{"ExecutionRole":"arn:aws:iam::123456789012:role/r",
             "SecurityGroups":["sg-1"],"JupyterServerAppSettings":{"LifecycleConfigArns":[]}},
             "MaxResults":1.5e3,"InputParameters":{"a":{"NumberValue":1,"StringValue":"x"}},
             "StartTime":1577836800.5,"DisplayName":null}
            """;
    private static final String FORM =
            "Action=CreateUser&Version=2010-05-08&UserName=a%20b&Path=%2Fx%2F&MaxItems=10"
                    + "&Tags.member.1.Key=team&Tags.member.1.Value=caf%C3%A9&Tags.member.2.Key=k"
                    + "&ContextEntries.member.1.ContextKeyValues.member.1=v&PolicyInputList=";

    private final Services services =
            new Services(
                    List.of(
                            ServiceModel.load("iam"),
                            ServiceModel.load("sts"),
                            ServiceModel.load("sagemaker"),
                            ServiceModel.load("sagemaker-metrics"),
                            ServiceModel.load("sagemaker-runtime"),
                            ServiceModel.load("sso-admin"),
                            ServiceModel.load("identitystore")));
    private final SigV4Verifier verifier =
            new SigV4Verifier(
                    service ->
                            service.length() % 2 == 0
                                    ? SigningRules.STANDARD
                                    : SigningRules.OBJECT_STORE);

    static List<Integer> seeds() {
        return IntStream.range(0, 3).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_json_body_is_read_or_refused(int seed) {
        Random random = new Random(seed);
        ServiceModel sagemaker = ServiceModel.load("sagemaker");
        List<String> names = List.copyOf(sagemaker.operations().names());
        for (int round = 0; round < ROUNDS; round++) {
            OperationModel operation =
                    sagemaker.operation(names.get(random.nextInt(names.size()))).orElseThrow();
            String body = damaged(JSON, random);
            tryAll(
                    "seed " + seed + " " + operation.name() + " " + body,
                    () -> {
                        Struct input =
                                Protocol.of(sagemaker).parse(operation, post("", Map.of(), body));
                        Validator.check(operation, input, Protocol.of(sagemaker));
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_rest_request_is_read_or_refused(int seed) {
        Random random = new Random(seed);
        String path = "/endpoints/a%20b/invocations?mode=x&n=%41&=";
        for (int round = 0; round < ROUNDS; round++) {
            String[] uri = ("/" + damaged(path, random)).split("\\?", 2);
            HttpRequest request =
                    new HttpRequest(
                            "POST",
                            uri[0].substring(1),
                            uri.length == 2 ? uri[1] : "",
                            Map.of(
                                    "X-Amzn-SageMaker-Inference-Id",
                                    List.of(damaged("a,b", random))),
                            damaged(JSON, random).getBytes(StandardCharsets.UTF_8));
            tryAll(
                    "seed " + seed + " " + String.join("?", uri),
                    () -> {
                        OperationModel operation =
                                services.route(request, Optional.empty()).operation();
                        Struct input = Protocol.of(operation.service()).parse(operation, request);
                        Validator.check(operation, input, Protocol.of(operation.service()));
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_form_is_read_or_refused(int seed) {
        Random random = new Random(seed);
        ServiceModel iam = ServiceModel.load("iam");
        List<String> names = List.copyOf(iam.operations().names());
        for (int round = 0; round < ROUNDS; round++) {
            OperationModel operation =
                    iam.operation(names.get(random.nextInt(names.size()))).orElseThrow();
            String body = damaged(FORM, random);
            String query = random.nextInt(4) == 0 ? damaged(FORM, random) : "";
            tryAll(
                    "seed " + seed + " " + operation.name() + " " + query + " " + body,
                    () -> {
                        Struct input =
                                Protocol.of(iam).parse(operation, post(query, Map.of(), body));
                        Validator.check(operation, input, Protocol.of(iam));
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_signature_is_read_or_refused(int seed) {
        Random random = new Random(seed);
        SigV4Signer signer =
                new SigV4Signer("AKID", "secret", Optional.of("t"), "us-east-1", "sts");
        for (int round = 0; round < ROUNDS; round++) {
            HttpRequest plain = post("", Map.of("Host", List.of("localhost")), FORM);
            HttpRequest signed =
                    random.nextBoolean()
                            ? signer.sign(plain, NOW)
                            : signer.presign(plain, NOW, Duration.ofMinutes(1));
            HttpRequest request = damaged(signed, random);
            tryAll(
                    "seed " + seed + " round " + round,
                    () -> {
                        SignedRequest parsed = SignedRequest.parse(request);
                        services.route(request, Optional.of(parsed.scope()));
                        verifier.verify(parsed, "secret", NOW);
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void chunks_are_read_or_refused(int seed) {
        Random random = new Random(seed);
        String chunks = "5;chunk-signature=abc\r\nhello\r\n0;chunk-signature=def\r\na:b\r\n\r\n";
        for (int round = 0; round < ROUNDS; round++) {
            HttpRequest request =
                    post(
                            "",
                            Map.of("x-amz-decoded-content-length", List.of("5")),
                            damaged(chunks, random));
            SignedRequest signed =
                    new SignedRequest(
                            request,
                            false,
                            new CredentialScope("a", "20260102", "r", "s3"),
                            NOW,
                            Optional.empty(),
                            List.of("host"),
                            "seed",
                            Optional.empty());
            tryAll(
                    "seed " + seed + " round " + round,
                    () -> ChunkedPayload.unsigned(signed).read(request.body()));
        }
    }

    private static void tryAll(String what, Runnable attempt) {
        try {
            attempt.run();
        } catch (ApiException | AuthFailureException refused) {
            // That is how it is to end.
        } catch (RuntimeException | StackOverflowError e) {
            fail(what, e);
        }
    }

    private static HttpRequest damaged(HttpRequest request, Random random) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : request.headerNames()) {
            String value = request.header(name).orElse("");
            headers.put(name, List.of(random.nextInt(4) == 0 ? damaged(value, random) : value));
        }
        String query =
                random.nextInt(3) == 0 ? damaged(request.rawQuery(), random) : request.rawQuery();
        String path = random.nextInt(3) == 0 ? damaged("/a/../%2F/b", random) : "/";
        return new HttpRequest("POST", path, query, headers, request.body());
    }

    /** Text with some pieces cut out, doubled, or replaced by what parsers find hard. */
    private static String damaged(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        int blows = random.nextInt(6);
        for (int blow = 0; blow < blows && !out.isEmpty(); blow++) {
            int start = random.nextInt(out.length());
            int end = Math.min(out.length(), start + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> out.delete(start, end);
                case 1 -> out.insert(start, out.substring(start, end));
                case 2 -> out.setCharAt(start, spice(random));
                default -> out.insert(start, spice(random));
            }
        }
        return out.toString();
    }

    private static char spice(Random random) {
        return SPICE.charAt(random.nextInt(SPICE.length()));
    }

    private static HttpRequest post(String query, Map<String, List<String>> headers, String body) {
        return new HttpRequest("POST", "/", query, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
