package cloister.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.studio.AppLaunch;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.http.RecordedRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manifest of the documentation beside what Cloister really asks of a cluster. */
class RoleTest {
    private static final Path PAGE = Path.of("..", "docs", "kubernetes.md");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CALL =
            Pattern.compile("/(?:api|apis/([^/]+))/v1/namespaces/[^/]+/([^/?]+)(/[^/?]+)?(\\?.*)?");

    private final AppLaunch app = Apps.launch("0123456789abcdef", "ana");

    @Test
    void the_role_allows_what_cloister_does_and_nothing_else(@TempDir Path data)
            throws IOException, InterruptedException {
        try (FakeCluster cluster = FakeCluster.start()) {
            work(cluster, data);

            assertThat(asked(cluster)).isEqualTo(allowed());
        }
    }

    @Test
    void the_namespace_takes_restricted_pods_only() throws IOException {
        assertThat(manifest("Namespace", Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    private void work(FakeCluster cluster, Path data) throws InterruptedException {
        for (Optional<Path> kept :
                List.of(Optional.of(data), Optional.of(data), Optional.<Path>empty())) {
            try (KubernetesRuntime runtime = cluster.runtime(kept)) {
                runtime.takeUp(app, outcome -> {});
                runtime.endOthers();
                runtime.start(app, outcome -> {});
                CountDownLatch stopped = new CountDownLatch(1);
                runtime.stop(app, stopped::countDown);
                assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
                runtime.deleteHomes(app.domainId());
            }
        }
    }

    private static Set<String> asked(FakeCluster cluster) throws InterruptedException {
        Set<String> asked = new TreeSet<>();
        for (int left = cluster.server().getRequestCount(); left > 0; left--) {
            RecordedRequest request = cluster.server().takeRequest(1, TimeUnit.SECONDS);
            Matcher call = CALL.matcher(request.getPath());
            assertThat(call.matches()).as(request.getPath()).isTrue();
            String group = Optional.ofNullable(call.group(1)).orElse("");
            asked.add(verb(request.getMethod(), call) + " " + group + "/" + call.group(2));
        }
        return asked;
    }

    /** Kubernetes, Authorization Overview, Determine the request verb. */
    private static String verb(String method, Matcher call) {
        boolean named = call.group(3) != null;
        return switch (method) {
            case "GET" ->
                    named
                            ? "get"
                            : call.group(4) != null && call.group(4).contains("watch=true")
                                    ? "watch"
                                    : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "DELETE" -> named ? "delete" : "deletecollection";
            default -> method;
        };
    }

    private static Set<String> allowed() throws IOException {
        Set<String> allowed = new TreeSet<>();
        for (PolicyRule rule : manifest("Role", Role.class).getRules()) {
            for (String resource : rule.getResources()) {
                String thing = rule.getApiGroups().getFirst() + "/" + resource;
                rule.getVerbs().forEach(verb -> allowed.add(verb + " " + thing));
            }
        }
        return allowed;
    }

    private static <T> T manifest(String kind, Class<T> type) throws IOException {
        List<String> documents = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            documents.addAll(List.of(blocks.group(1).stripIndent().split("\n---\n", -1)));
        }
        String document =
                documents.stream()
                        .filter(text -> text.contains("kind: " + kind + "\n"))
                        .findFirst()
                        .orElseThrow();
        return new KubernetesSerialization().unmarshal(document, type);
    }
}
