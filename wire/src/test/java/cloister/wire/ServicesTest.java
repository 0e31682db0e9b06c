package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ServicesTest {
    private final Services services =
            new Services(
                    List.of(
                            ServiceModel.load("iam"),
                            ServiceModel.load("sts"),
                            ServiceModel.load("sagemaker"),
                            ServiceModel.load("sagemaker-metrics"),
                            ServiceModel.load("sagemaker-runtime")));

    @Test
    void a_target_names_service_and_operation() {
        Route route = services.route(json("SageMaker.CreateDomain"), scope("sagemaker"));
        assertThat(route.service().id()).isEqualTo("SageMaker");
        assertThat(route.operation().name()).isEqualTo("CreateDomain");
        assertThat(route.protocol()).isInstanceOf(JsonProtocol.class);
    }

    @Test
    void an_action_is_looked_up_in_the_service_of_the_scope() {
        Route route =
                services.route(form("Action=GetCallerIdentity&Version=2011-06-15"), scope("sts"));
        assertThat(route.service().id()).isEqualTo("STS");
        assertThat(route.protocol()).isInstanceOf(QueryProtocol.class);
    }

    @Test
    void an_action_may_stand_in_the_uri() {
        HttpRequest get =
                new HttpRequest(
                        "GET", "/", "Version=2010-05-08&Action=ListUsers", Map.of(), new byte[0]);
        assertThat(services.route(get, scope("iam")).operation().name()).isEqualTo("ListUsers");
    }

    @Test
    void an_unsigned_action_tells_its_service_itself() {
        Route route =
                services.route(
                        form("Action=AssumeRoleWithSAML&Version=2011-06-15"), Optional.empty());
        assertThat(route.service().id()).isEqualTo("STS");
    }

    @Test
    void an_unknown_target_is_an_unknown_operation() {
        for (String target : List.of("SageMaker.Nonsense", "Nonsense.CreateDomain", "x", ".", "")) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> services.route(json(target), scope("sagemaker")))
                    .satisfies(
                            error -> {
                                assertThat(error.code()).isEqualTo("UnknownOperationException");
                                assertThat(error.status()).isEqualTo(400);
                            });
        }
    }

    @Test
    void an_unknown_action_is_told_with_its_version() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(
                        () ->
                                services.route(
                                        form("Action=Nonsense&Version=2010-05-08"), scope("iam")))
                .withMessage("Could not find operation Nonsense for version 2010-05-08")
                .satisfies(error -> assertThat(error.code()).isEqualTo("InvalidAction"));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> services.route(form("Action=ListUsers"), scope("iam")))
                .withMessage("Could not find operation ListUsers for version NO_VERSION_SPECIFIED");
    }

    @Test
    void a_form_without_an_action_is_told() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> services.route(form("Version=2010-05-08"), scope("iam")))
                .satisfies(error -> assertThat(error.code()).isEqualTo("MissingAction"));
    }

    @Test
    void a_signature_for_another_service_is_refused() {
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(() -> services.route(json("SageMaker.CreateDomain"), scope("iam")))
                .withMessage("Credential should be scoped to correct service: 'sagemaker'. ");
    }

    @Test
    void method_and_path_name_the_operation_of_a_rest_service() {
        Route route = services.route(rest("PUT", "/BatchPutMetrics"), scope("sagemaker"));
        assertThat(route.service().id()).isEqualTo("SageMaker Metrics");
        assertThat(route.operation().name()).isEqualTo("BatchPutMetrics");
        assertThat(route.protocol()).isInstanceOf(RestJsonProtocol.class);
        assertThat(
                        services.route(rest("POST", "/endpoints/e/invocations"), scope("sagemaker"))
                                .operation()
                                .name())
                .isEqualTo("InvokeEndpoint");
    }

    @Test
    void a_path_that_no_rest_service_has_is_an_unknown_operation() {
        for (HttpRequest request :
                List.of(
                        rest("GET", "/BatchPutMetrics"),
                        rest("PUT", "/BatchPutMetrics/"),
                        rest("PUT", "//BatchPutMetrics"),
                        rest("POST", "/endpoints//invocations"),
                        rest("POST", "/nothing"))) {
            assertThatExceptionOfType(ApiException.class)
                    .as(request.rawPath())
                    .isThrownBy(() -> services.route(request, scope("sagemaker")))
                    .satisfies(
                            error -> {
                                assertThat(error.code()).isEqualTo("UnknownOperationException");
                                assertThat(error.status()).isEqualTo(404);
                            });
        }
    }

    @Test
    void of_rest_services_with_the_same_uri_the_scope_tells() {
        Services both = new Services(List.of(rest("one", true), rest("two", false)));
        HttpRequest request = rest("PUT", "/BatchPutMetrics");
        assertThat(both.route(request, scope("two")).service().signingName()).isEqualTo("two");
        assertThat(both.route(request, Optional.empty()).service().signingName()).isEqualTo("one");
        assertThat(both.route(request, scope("other")).service().signingName()).isEqualTo("one");
    }

    @Test
    void a_signature_for_another_service_is_refused_by_a_rest_service_too() {
        assertThatExceptionOfType(AuthFailureException.class)
                .isThrownBy(
                        () -> services.route(rest("PUT", "/BatchPutMetrics"), scope("execute-api")))
                .withMessage("Credential should be scoped to correct service: 'sagemaker'. ");
    }

    /** The metrics service under another signing name. */
    private static ServiceModel rest(String signingName, boolean unsigned) {
        ServiceModel model = ServiceModel.load("sagemaker-metrics");
        OperationModel put = model.operation("BatchPutMetrics").orElseThrow();
        return new ServiceModel(
                signingName,
                "",
                signingName,
                "rest-json",
                "",
                "",
                "",
                new ServiceModel.Operations() {
                    @Override
                    public Optional<OperationModel> find(ServiceModel service, String name) {
                        return Optional.of(
                                new OperationModel(
                                        service,
                                        put.name(),
                                        put.httpMethod(),
                                        put.httpUri(),
                                        put.httpStatus(),
                                        unsigned,
                                        put.input(),
                                        put.output(),
                                        "",
                                        List.of()));
                    }

                    @Override
                    public Set<String> names() {
                        return Set.of(put.name());
                    }
                });
    }

    private static HttpRequest rest(String method, String path) {
        return new HttpRequest(method, path, "", Map.of(), new byte[0]);
    }

    private static Optional<CredentialScope> scope(String service) {
        return Optional.of(new CredentialScope("AKID", "20200101", "us-east-1", service));
    }

    private static HttpRequest json(String target) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("X-Amz-Target", List.of(target));
        headers.put("Content-Type", List.of("application/x-amz-json-1.1"));
        return new HttpRequest("POST", "/", "", headers, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest form(String body) {
        return new HttpRequest(
                "POST",
                "/",
                "",
                Map.of("Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8")),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
