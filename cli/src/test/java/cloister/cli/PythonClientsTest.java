package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

@Tag("real-client")
final class PythonClientsTest {
    @TempDir private Path folder = Path.of("");
    private final Tool python = Tool.required("python3");

    @Test
    void boto3_walks_the_second_use_case() throws IOException {
        Tool.require(imports("boto3"), "python3 has no boto3");
        walk("boto3_experiments.py");
    }

    @Test
    void the_experiments_package_of_the_article_runs_as_printed() throws IOException {
        assumeTrue(
                imports("smexperiments"), "python3 has no smexperiments (sagemaker-experiments)");
        walk("smexperiments_article.py");
    }

    @Test
    void boto3_puts_and_reads_a_runs_metrics_and_the_other_team_does_not() throws IOException {
        Tool.require(imports("boto3"), "python3 has no boto3");
        copy("boto3_metrics.py");
        try (TwoTeams teams = TwoTeams.start()) {
            run(teams.as(TeamResources.A1), "boto3_metrics.py", "create");
            assertThat(run(teams.as(TeamResources.B1), "boto3_metrics.py", "put"))
                    .startsWith(
                            "An error occurred (AccessDeniedException) when calling the"
                                    + " BatchPutMetrics operation: User: arn:aws:sts::")
                    .contains(
                            "is not authorized to perform: sagemaker:BatchPutMetrics on resource:"
                                    + " arn:aws:sagemaker:us-east-1:%s:experiment-trial-component/usera1run"
                                            .formatted(teams.account()));
        }
    }

    @Test
    void what_boto3_is_suggested_search_takes() throws IOException {
        Tool.require(imports("boto3"), "python3 has no boto3");
        copy("boto3_suggestions.py");
        try (TwoTeams teams = TwoTeams.start()) {
            assertThat(run(teams.as(TeamResources.A1), "boto3_suggestions.py").strip())
                    .isEqualTo("suggested");
        }
    }

    private void copy(String script) throws IOException {
        try (InputStream text = getClass().getResourceAsStream("python/" + script)) {
            Files.copy(Objects.requireNonNull(text), folder.resolve(script));
        }
    }

    private String run(Map<String, String> as, String... command) {
        return python.run(folder, as, List.of(command)).succeeded().out();
    }

    private void walk(String script) throws IOException {
        copy(script);
        try (TwoTeams teams = TwoTeams.start()) {
            python.run(folder, teams.as(TeamResources.A1), List.of(script, "create")).succeeded();
            String told =
                    python.run(folder, teams.as(TeamResources.B1), List.of(script, "delete"))
                            .succeeded()
                            .out();
            assertThat(told)
                    .startsWith(
                            "An error occurred (AccessDeniedException) when calling the"
                                    + " DeleteExperiment operation: User: arn:aws:sts::%s:assumed-role/SageMakerStudioDeveloperTeamBRole/SageMaker"
                                            .formatted(teams.account())
                                    + " is not authorized to perform: sagemaker:DeleteExperiment on"
                                    + " resource: arn:aws:sagemaker:us-east-1:%s:experiment/usera1teamaexperiment1"
                                            .formatted(teams.account()));
            assertThat(
                            python.run(
                                            folder,
                                            teams.as(TeamResources.A1),
                                            List.of(script, "delete"))
                                    .succeeded()
                                    .out()
                                    .strip())
                    .isEqualTo("deleted");
        }
    }

    private boolean imports(String module) {
        return python.run(folder, Map.of(), List.of("-c", "import " + module)).status() == 0;
    }
}
