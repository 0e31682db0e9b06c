package cloister.wire;

import cloister.wire.Shape.StructureShape;

/** The members that a command's output may have. */
final class Members {
    private Members() {}

    /**
     * @throws IllegalArgumentException the model has no such member: the command is wrong
     */
    static Member of(StructureShape shape, String name) {
        Member member = shape.members().get(name);
        if (member == null) {
            throw new IllegalArgumentException(shape.name() + " has no member " + name);
        }
        return member;
    }
}
