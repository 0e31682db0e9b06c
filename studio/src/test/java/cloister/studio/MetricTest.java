package cloister.studio;

import static cloister.studio.Lab.struct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cloister.wire.Struct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class MetricTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    private final Lab lab = new Lab();
    private String arn = "";

    @BeforeEach
    void a_component() {
        arn =
                lab.call("CreateTrialComponent", "TrialComponentName", "run-1")
                        .string("TrialComponentArn");
    }

    @Test
    void a_description_tells_what_the_values_come_to() {
        put(datum("loss", 0, 0, 4.0), datum("loss", 1, 1, 2.0), datum("loss", 2, 2, 3.0));

        lab.reopen();

        Struct told = summaries().getFirst();
        assertThat(told.string("MetricName")).isEqualTo("loss");
        assertThat(told.get("Min")).contains(2.0);
        assertThat(told.get("Max")).contains(4.0);
        assertThat(told.get("Avg")).contains(3.0);
        assertThat(told.get("Last")).contains(3.0);
        assertThat(told.get("Count")).contains(3);
        assertThat((Double) told.get("StdDev").orElseThrow())
                .isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
        assertThat(told.get("TimeStamp")).contains(START.plusSeconds(2));
        assertThat(told.string("SourceArn")).isEqualTo(arn);
    }

    @Test
    void the_last_value_is_that_of_the_latest_time() {
        put(datum("loss", 5, 1, 1.0), datum("loss", 2, 0, 9.0));
        assertThat(summaries().getFirst().get("Last")).contains(1.0);
    }

    @Test
    void a_component_without_metrics_tells_none() {
        assertThat(lab.call("DescribeTrialComponent", "TrialComponentName", "run-1").has("Metrics"))
                .isFalse();
    }

    @Test
    void a_value_that_is_no_number_is_refused_by_its_index_and_the_others_are_kept() {
        Struct output =
                put(
                        datum("loss", 0, 0, Double.NaN),
                        datum("loss", 1, 1, 1.0),
                        datum("loss", 2, 2, Double.POSITIVE_INFINITY));
        assertThat(output.structs("Errors"))
                .containsExactly(
                        struct("Code", "VALIDATION_ERROR", "MetricIndex", 0),
                        struct("Code", "VALIDATION_ERROR", "MetricIndex", 2));
        assertThat(summaries().getFirst().get("Count")).contains(1);
    }

    @Test
    void there_is_a_limit_to_a_components_metrics() {
        for (int i = 0; i < Metrics.MOST_METRICS; i += 10) {
            List<Struct> ten = new ArrayList<>();
            for (int j = 0; j < 10; j++) {
                ten.add(datum("m" + (i + j), 0, 0, 1.0));
            }
            assertThat(put(ten.toArray(Struct[]::new))).isEqualTo(Struct.EMPTY);
        }
        assertThat(put(datum("more", 0, 0, 1.0), datum("m0", 0, 0, 1.0)).structs("Errors"))
                .containsExactly(struct("Code", "METRIC_LIMIT_EXCEEDED", "MetricIndex", 0));
    }

    @Test
    void metrics_of_no_component_are_refused() {
        assertThat(
                        lab.error(
                                        "BatchPutMetrics",
                                        "TrialComponentName",
                                        "none",
                                        "MetricData",
                                        List.of(datum("loss", 0, 0, 1.0)))
                                .code())
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void each_iteration_is_a_period_of_its_own() {
        put(datum("loss", 0, 1, 4.0), datum("loss", 1, 1, 2.0), datum("loss", 2, 2, 8.0));
        Struct result = get("Avg", "IterationNumber", "IterationNumber");
        assertThat(result.string("Status")).isEqualTo("Complete");
        assertThat(result.list("XAxisValues")).isEqualTo(List.of(1L, 2L));
        assertThat(result.list("MetricValues")).isEqualTo(List.of(3.0, 8.0));
    }

    @Test
    void periods_of_time_begin_at_their_multiples() {
        put(datum("loss", 30, 0, 1.0), datum("loss", 59, 1, 3.0), datum("loss", 61, 2, 5.0));
        Struct result = get("Max", "OneMinute", "Timestamp");
        long start = START.getEpochSecond();
        assertThat(result.list("XAxisValues")).isEqualTo(List.of(start, start + 60));
        assertThat(result.list("MetricValues")).isEqualTo(List.of(3.0, 5.0));
        assertThat(get("Count", "OneHour", "Timestamp").list("MetricValues"))
                .isEqualTo(List.of(3.0));
    }

    @Test
    void start_and_end_leave_out_what_is_before_and_after() {
        put(datum("loss", 0, 0, 1.0), datum("loss", 10, 1, 2.0), datum("loss", 20, 2, 3.0));
        long start = START.getEpochSecond();
        Struct query =
                Struct.builder()
                        .putAll(query("Last", "IterationNumber", "IterationNumber"))
                        .put("Start", start + 5)
                        .put("End", start + 10)
                        .build();
        Struct result =
                lab.call("BatchGetMetrics", "MetricQueries", List.of(query))
                        .structs("MetricQueryResults")
                        .getFirst();
        assertThat(result.list("XAxisValues")).isEqualTo(List.of(1L));
    }

    @Test
    void a_query_for_what_is_no_trial_component_is_told_so_beside_the_others() {
        put(datum("loss", 0, 0, 1.0));
        Struct other =
                Struct.builder()
                        .putAll(query("Last", "IterationNumber", "IterationNumber"))
                        .put("ResourceArn", arn.replace("run-1", "run-2"))
                        .build();
        assertThat(
                        Lab.names(
                                lab.call(
                                        "BatchGetMetrics",
                                        "MetricQueries",
                                        List.of(
                                                other,
                                                query(
                                                        "Last",
                                                        "IterationNumber",
                                                        "IterationNumber"))),
                                "MetricQueryResults",
                                "Status"))
                .containsExactly("ValidationError", "Complete");
    }

    @Test
    void a_metric_that_is_not_there_has_no_values() {
        Struct result = get("Last", "IterationNumber", "IterationNumber");
        assertThat(result.string("Status")).isEqualTo("Complete");
        assertThat(result.list("MetricValues")).isEmpty();
    }

    @Test
    void a_deleted_components_metrics_are_gone_when_its_name_is_used_again() {
        put(datum("loss", 0, 0, 1.0));
        lab.call("DeleteTrialComponent", "TrialComponentName", "run-1");
        a_component();
        assertThat(lab.call("DescribeTrialComponent", "TrialComponentName", "run-1").has("Metrics"))
                .isFalse();
        assertThat(get("Last", "IterationNumber", "IterationNumber").list("MetricValues"))
                .isEmpty();
    }

    @Test
    void search_finds_by_a_metrics_statistic() {
        lab.call("CreateTrialComponent", "TrialComponentName", "run-2");
        put(datum("val:loss", 0, 0, 1.0), datum("val:loss", 1, 1, 5.0));
        for (String name : List.of("Metrics.val:loss.Max", "Metrics.val:loss")) {
            Struct filter = struct("Name", name, "Operator", "GreaterThan", "Value", "4");
            Struct found =
                    lab.call(
                            "Search",
                            "Resource",
                            "ExperimentTrialComponent",
                            "SearchExpression",
                            struct("Filters", List.of(filter)));
            assertThat(found.structs("Results")).as(name).hasSize(1);
        }
    }

    private Struct put(Struct... data) {
        return lab.call(
                "BatchPutMetrics", "TrialComponentName", "run-1", "MetricData", List.of(data));
    }

    private Struct get(String statistic, String period, String axis) {
        return lab.call("BatchGetMetrics", "MetricQueries", List.of(query(statistic, period, axis)))
                .structs("MetricQueryResults")
                .getFirst();
    }

    private Struct query(String statistic, String period, String axis) {
        return struct(
                "MetricName",
                "loss",
                "ResourceArn",
                arn,
                "MetricStat",
                statistic,
                "Period",
                period,
                "XAxisType",
                axis);
    }

    private List<Struct> summaries() {
        return lab.call("DescribeTrialComponent", "TrialComponentName", "run-1").structs("Metrics");
    }

    private static Struct datum(String name, long seconds, int step, double value) {
        return struct(
                "MetricName",
                name,
                "Timestamp",
                START.plusSeconds(seconds),
                "Step",
                step,
                "Value",
                value);
    }
}
