package cloister.studio;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Transaction;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** BatchPutMetrics and BatchGetMetrics, of the SageMaker Metrics API. */
record MetricCommands(Store store, Arns arns) {
    Map<String, Command> commands() {
        return Map.of(
                "sagemaker:BatchPutMetrics", this::put,
                "sagemaker:BatchGetMetrics", this::get);
    }

    private Struct put(Call call) {
        List<Struct> errors =
                store.write(
                        transaction -> {
                            TrialComponent component =
                                    TrialComponent.require(
                                            transaction,
                                            arns,
                                            call.region(),
                                            call.input().string("TrialComponentName"));
                            return put(transaction, component, call.input().structs("MetricData"));
                        });
        return errors.isEmpty() ? Struct.EMPTY : Struct.builder().put("Errors", errors).build();
    }

    /** Puts what is valid; the rest is told item by item. */
    private static List<Struct> put(
            Transaction transaction, TrialComponent component, List<Struct> data) {
        List<Struct> errors = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            int index = i;
            problem(transaction, component, data.get(i))
                    .ifPresent(code -> errors.add(error(code, index)));
        }
        return errors;
    }

    private static Optional<String> problem(
            Transaction transaction, TrialComponent component, Struct datum) {
        String name = datum.string("MetricName");
        MetricPoint point = MetricPoint.given(datum);
        if (!Double.isFinite(point.value()) || name.indexOf('\n') >= 0) {
            return Optional.of("VALIDATION_ERROR");
        }
        return Metrics.add(transaction, component, name, point)
                ? Optional.empty()
                : Optional.of("METRIC_LIMIT_EXCEEDED");
    }

    private static Struct error(String code, int index) {
        return Struct.builder().put("Code", code).put("MetricIndex", index).build();
    }

    private Struct get(Call call) {
        Reader reader = store.read();
        List<Struct> results =
                call.input().structs("MetricQueries").stream()
                        .map(query -> answer(reader, call, query))
                        .toList();
        return Struct.builder().put("MetricQueryResults", results).build();
    }

    private Struct answer(Reader reader, Call call, Struct query) {
        String arn = CanonicalArn.of(reader, query.string("ResourceArn"));
        Optional<TrialComponent> component =
                ResourceName.parse(arn)
                        .filter(name -> name.is("experiment-trial-component", 1))
                        .filter(name -> arn.equals(arns.trialComponent(call.region(), last(name))))
                        .flatMap(
                                name ->
                                        TrialComponent.TABLE.get(
                                                reader,
                                                TrialComponent.key(call.region(), last(name))));
        return component
                .map(
                        found ->
                                MetricQuery.of(query)
                                        .answer(
                                                Metrics.points(
                                                        reader, found, query.string("MetricName"))))
                .orElseGet(
                        () ->
                                MetricQuery.refused(
                                        "There is no trial component "
                                                + arn
                                                + " in this region of this account."));
    }

    private static String last(ResourceName name) {
        return name.segments().getLast();
    }
}
