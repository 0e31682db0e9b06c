package cloister.wire;

import cloister.wire.Shape.StructureShape;

import java.util.Map;
import java.util.Optional;

/** AWS query: parameters in, the operation among them as Action; XML out. */
public final class QueryProtocol implements Protocol {
    static final QueryProtocol INSTANCE = new QueryProtocol();

    private static final int SERVER_FAULT = 500;

    private QueryProtocol() {}

    @Override
    public Struct parse(OperationModel operation, HttpRequestView request) {
        return operation
                .input()
                .map(shape -> QueryReader.structure(shape, Form.tree(request)))
                .orElse(Struct.EMPTY);
    }

    @Override
    public HttpResponse writeOutput(OperationModel operation, Struct output, String requestId) {
        String response = operation.name() + "Response";
        Xml xml = new Xml();
        xml.start(response).namespace("", operation.service().xmlNamespace());
        if (operation.output().isPresent()) {
            String wrapper = operation.resultWrapper();
            if (!wrapper.isEmpty()) {
                xml.start(wrapper);
            }
            new XmlWriter(xml).members(operation.output().get(), output);
            if (!wrapper.isEmpty()) {
                xml.end(wrapper);
            }
        }
        xml.start("ResponseMetadata").element("RequestId", requestId).end("ResponseMetadata");
        xml.end(response);
        return answer(200, requestId, xml);
    }

    @Override
    public HttpResponse writeError(
            Optional<OperationModel> operation, ApiException error, String requestId) {
        WrittenError written = WrittenError.of(operation, error);
        Optional<StructureShape> shape = written.shape();
        Optional<ErrorTrait> trait = shape.flatMap(StructureShape::error);
        int status = written.status();
        Xml xml = new Xml();
        xml.start("ErrorResponse")
                .namespace("", operation.map(known -> known.service().xmlNamespace()).orElse(""));
        xml.start("Error")
                .element("Type", status < SERVER_FAULT ? "Sender" : "Receiver")
                .element("Code", trait.map(ErrorTrait::code).orElse(error.code()));
        if (!error.text().isEmpty()) {
            xml.element("Message", error.text());
        }
        shape.ifPresent(known -> new XmlWriter(xml).members(known, error.members()));
        xml.end("Error").element("RequestId", requestId).end("ErrorResponse");
        return answer(status, requestId, xml);
    }

    @Override
    public ApiException validationError(String message) {
        return new ApiException("ValidationError", message, 400);
    }

    private static HttpResponse answer(int status, String requestId, Xml xml) {
        return new HttpResponse(
                status,
                Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId),
                xml.bytes());
    }
}
