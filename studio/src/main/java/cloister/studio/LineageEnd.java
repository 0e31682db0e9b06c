package cloister.studio;

import cloister.wire.Struct;

import java.util.Optional;

/** One end of an association, with what its list tells of it. */
record LineageEnd(String arn, String type, Optional<String> name) {
    static LineageEnd of(LineageNode node) {
        return new LineageEnd(node.arn(), node.type(), node.name());
    }

    Struct toStruct() {
        return Struct.builder().put("arn", arn).put("type", type).put("name", name).build();
    }

    static LineageEnd fromStruct(Struct stored) {
        return new LineageEnd(
                stored.string("arn"), stored.string("type"), stored.optionalString("name"));
    }
}
