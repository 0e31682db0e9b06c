package cloister.wire;

import cloister.wire.Shape.BlobShape;
import cloister.wire.Shape.BooleanShape;
import cloister.wire.Shape.DocumentShape;
import cloister.wire.Shape.DoubleShape;
import cloister.wire.Shape.FloatShape;
import cloister.wire.Shape.IntegerShape;
import cloister.wire.Shape.ListShape;
import cloister.wire.Shape.LongShape;
import cloister.wire.Shape.MapShape;
import cloister.wire.Shape.StringShape;
import cloister.wire.Shape.StructureShape;
import cloister.wire.Shape.TimestampShape;

import software.amazon.smithy.aws.traits.protocols.AwsQueryErrorTrait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.knowledge.TopDownIndex;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.HttpErrorTrait;
import software.amazon.smithy.model.traits.HttpHeaderTrait;
import software.amazon.smithy.model.traits.HttpLabelTrait;
import software.amazon.smithy.model.traits.HttpPayloadTrait;
import software.amazon.smithy.model.traits.HttpPrefixHeadersTrait;
import software.amazon.smithy.model.traits.HttpQueryParamsTrait;
import software.amazon.smithy.model.traits.HttpQueryTrait;
import software.amazon.smithy.model.traits.HttpResponseCodeTrait;
import software.amazon.smithy.model.traits.HttpTrait;
import software.amazon.smithy.model.traits.JsonNameTrait;
import software.amazon.smithy.model.traits.MediaTypeTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.UnitTypeTrait;
import software.amazon.smithy.model.traits.XmlAttributeTrait;
import software.amazon.smithy.model.traits.XmlFlattenedTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;
import software.amazon.smithy.model.traits.XmlNamespaceTrait;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A service of a Smithy model in the types that the codecs are driven by. */
final class SmithyService implements ServiceModel.Operations {
    private final Model model;
    private final Map<String, OperationShape> operations = new LinkedHashMap<>();
    private final Map<ShapeId, Shape> shapes = new LinkedHashMap<>();

    private SmithyService(Model model, ServiceShape service) {
        this.model = model;
        for (OperationShape operation : TopDownIndex.of(model).getContainedOperations(service)) {
            operations.put(operation.getId().getName(), operation);
        }
    }

    static ServiceModel of(Model model, ServiceShape service, String protocol) {
        return new ServiceModel(
                service.getId().getName(),
                "",
                "conformance",
                protocol,
                service.getId().getName(),
                service.getVersion(),
                service.getTrait(XmlNamespaceTrait.class).map(XmlNamespaceTrait::getUri).orElse(""),
                new SmithyService(model, service));
    }

    @Override
    public Set<String> names() {
        return operations.keySet();
    }

    @Override
    public Optional<OperationModel> find(ServiceModel service, String name) {
        return Optional.ofNullable(operations.get(name))
                .map(
                        operation ->
                                new OperationModel(
                                        service,
                                        name,
                                        http(operation).map(HttpTrait::getMethod).orElse("POST"),
                                        http(operation)
                                                .map(trait -> trait.getUri().toString())
                                                .orElse("/"),
                                        http(operation).map(HttpTrait::getCode).orElse(200),
                                        true,
                                        unlessUnit(operation.getInputShape()),
                                        unlessUnit(operation.getOutputShape()),
                                        name + "Result",
                                        operation.getErrorsSet().stream()
                                                .map(this::structure)
                                                .toList()));
    }

    private static Optional<HttpTrait> http(OperationShape operation) {
        return operation.getTrait(HttpTrait.class);
    }

    /** The unit type stands for no input or output at all. */
    private Optional<StructureShape> unlessUnit(ShapeId id) {
        return id.equals(UnitTypeTrait.UNIT) ? Optional.empty() : Optional.of(structure(id));
    }

    StructureShape structure(ShapeId id) {
        return (StructureShape) shape(id);
    }

    private Shape shape(ShapeId id) {
        Shape known = shapes.get(id);
        if (known == null) {
            known = convert(model.expectShape(id));
            shapes.put(id, known);
        }
        return known;
    }

    private Shape convert(software.amazon.smithy.model.shapes.Shape shape) {
        String name = shape.getId().getName();
        return switch (shape.getType()) {
            case STRUCTURE, UNION -> structure(shape);
            case LIST, SET ->
                    new ListShape(
                            name,
                            member(shape.asListShape().orElseThrow().getMember()),
                            Bounds.NONE,
                            false,
                            false);
            case MAP ->
                    new MapShape(
                            name,
                            member(shape.asMapShape().orElseThrow().getKey()),
                            member(shape.asMapShape().orElseThrow().getValue()),
                            Bounds.NONE,
                            false,
                            false);
            case STRING, ENUM ->
                    new StringShape(name, Bounds.NONE, Optional.empty(), List.of(), false);
            case BYTE, SHORT, INTEGER, INT_ENUM -> new IntegerShape(name, Bounds.NONE, false);
            case LONG -> new LongShape(name, Bounds.NONE, false);
            case FLOAT ->
                    new FloatShape(name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
            case DOUBLE ->
                    new DoubleShape(
                            name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
            case BOOLEAN -> new BooleanShape(name, false);
            case TIMESTAMP -> new TimestampShape(name, format(shape), false);
            case BLOB -> new BlobShape(name, Bounds.NONE, false);
            case DOCUMENT -> new DocumentShape(name, false);
            case BIG_DECIMAL, BIG_INTEGER, MEMBER, OPERATION, RESOURCE, SERVICE ->
                    throw new IllegalArgumentException(shape + " isn't a type of AWS's models");
        };
    }

    private StructureShape structure(software.amazon.smithy.model.shapes.Shape shape) {
        Map<String, Member> members = new LinkedHashMap<>();
        shape.getAllMembers().forEach((name, member) -> members.put(name, member(member)));
        return new StructureShape(
                shape.getId().getName(),
                members,
                shape.isUnionShape(),
                false,
                shape.getTrait(ErrorTrait.class).map(error -> error(shape, error)),
                shape.getAllMembers().values().stream()
                        .filter(member -> member.hasTrait(HttpPayloadTrait.class))
                        .map(MemberShape::getMemberName)
                        .findFirst());
    }

    private static cloister.wire.ErrorTrait error(
            software.amazon.smithy.model.shapes.Shape shape, ErrorTrait error) {
        Optional<AwsQueryErrorTrait> query = shape.getTrait(AwsQueryErrorTrait.class);
        int status =
                shape.getTrait(HttpErrorTrait.class)
                        .map(HttpErrorTrait::getCode)
                        .orElse(error.getDefaultHttpStatusCode());
        return new cloister.wire.ErrorTrait(
                query.map(AwsQueryErrorTrait::getCode).orElse(shape.getId().getName()),
                query.map(AwsQueryErrorTrait::getHttpResponseCode).orElse(status));
    }

    private Member member(MemberShape member) {
        Optional<XmlNamespaceTrait> namespace = member.getTrait(XmlNamespaceTrait.class);
        return new Member(
                member.getMemberName(),
                () -> shape(member.getTarget()),
                member.isRequired(),
                location(member),
                wireName(member),
                format(member),
                member.hasTrait(XmlFlattenedTrait.class),
                member.hasTrait(XmlAttributeTrait.class),
                member.hasTrait(HttpHeaderTrait.class)
                        && member.getMemberTrait(model, MediaTypeTrait.class).isPresent(),
                namespace.map(XmlNamespaceTrait::getUri).orElse(""),
                namespace.flatMap(XmlNamespaceTrait::getPrefix).orElse(""));
    }

    private static Location location(MemberShape member) {
        if (member.hasTrait(HttpHeaderTrait.class)) {
            return Location.HEADER;
        }
        if (member.hasTrait(HttpPrefixHeadersTrait.class)) {
            return Location.HEADERS;
        }
        if (member.hasTrait(HttpQueryTrait.class) || member.hasTrait(HttpQueryParamsTrait.class)) {
            return Location.QUERY;
        }
        if (member.hasTrait(HttpLabelTrait.class)) {
            return Location.URI;
        }
        return member.hasTrait(HttpResponseCodeTrait.class) ? Location.STATUS_CODE : Location.BODY;
    }

    private static Optional<String> wireName(MemberShape member) {
        return member.getTrait(HttpHeaderTrait.class)
                .map(HttpHeaderTrait::getValue)
                .or(
                        () ->
                                member.getTrait(HttpPrefixHeadersTrait.class)
                                        .map(HttpPrefixHeadersTrait::getValue))
                .or(() -> member.getTrait(HttpQueryTrait.class).map(HttpQueryTrait::getValue))
                .or(() -> member.getTrait(JsonNameTrait.class).map(JsonNameTrait::getValue))
                .or(() -> member.getTrait(XmlNameTrait.class).map(XmlNameTrait::getValue));
    }

    private static Optional<TimestampFormat> format(
            software.amazon.smithy.model.shapes.Shape shape) {
        return shape.getTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::getFormat)
                .map(
                        format ->
                                switch (format) {
                                    case DATE_TIME -> TimestampFormat.DATE_TIME;
                                    case HTTP_DATE -> TimestampFormat.HTTP_DATE;
                                    case EPOCH_SECONDS -> TimestampFormat.EPOCH_SECONDS;
                                    case UNKNOWN ->
                                            throw new IllegalArgumentException(shape.toString());
                                });
    }
}
