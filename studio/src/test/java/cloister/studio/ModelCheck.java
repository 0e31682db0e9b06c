package cloister.studio;

import cloister.wire.ApiException;
import cloister.wire.OperationModel;
import cloister.wire.Protocol;
import cloister.wire.ServiceModel;
import cloister.wire.Struct;
import cloister.wire.Validator;

import java.util.List;
import java.util.Optional;

/** Holds every call of a test against AWS's model: its input, its output and its error. */
final class ModelCheck {
    private static final List<ServiceModel> MODELS =
            List.of(ServiceModel.load("sagemaker"), ServiceModel.load("sagemaker-metrics"));

    private ModelCheck() {}

    static void input(String operation, Struct input) {
        check(model(operation), input, operation + "'s input");
    }

    static void output(String operation, Struct output) {
        OperationModel model = model(operation);
        Protocol.of(model.service()).writeOutput(model, output, "request");
        OperationModel asInput =
                new OperationModel(
                        model.service(),
                        model.name(),
                        model.httpMethod(),
                        model.httpUri(),
                        model.httpStatus(),
                        model.unsigned(),
                        model.output(),
                        Optional.empty(),
                        model.resultWrapper(),
                        model.errors());
        check(asInput, output, operation + "'s output");
    }

    static void error(String operation, ApiException error) {
        boolean known =
                error.code().equals("ValidationException")
                        || model(operation).errors().isEmpty() // told item by item
                        || model(operation).error(error.code()).isPresent();
        if (!known) {
            throw new AssertionError(operation + " has no error " + error.code());
        }
    }

    private static void check(OperationModel model, Struct value, String what) {
        try {
            Validator.check(model, value, Protocol.of(model.service()));
        } catch (ApiException e) {
            throw new AssertionError(what + " doesn't fit the model: " + e.text(), e);
        }
    }

    private static OperationModel model(String operation) {
        return MODELS.stream()
                .flatMap(model -> model.operation(operation).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("The model has no " + operation));
    }
}
