package cloister.server.facts;

import cloister.wire.Member;
import cloister.wire.OperationModel;
import cloister.wire.Shape;
import cloister.wire.Shape.ListShape;
import cloister.wire.Shape.MapShape;
import cloister.wire.Shape.StructureShape;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An operation's input as its model has it, for asking where things stand in it. */
final class InputShape {
    private final OperationModel operation;

    InputShape(OperationModel operation) {
        this.operation = operation;
    }

    /** Whether the model has a member at a path's end. */
    boolean leadsTo(InputPath path) {
        return operation.input().isPresent()
                && leads(operation.input().get(), path, 0, new HashSet<>());
    }

    /** The names of all members, at any depth, of a shape or of lists of it. */
    Set<String> membersOfShape(String shape) {
        Set<String> names = new TreeSet<>();
        operation.input().ifPresent(input -> collect(input, shape, names, new HashSet<>()));
        return names;
    }

    private static boolean leads(Shape shape, InputPath path, int at, Set<String> seen) {
        return switch (shape) {
            case ListShape list -> leads(list.member().shape(), path, at, seen);
            case MapShape map -> leads(map.value().shape(), path, at, seen);
            case StructureShape structure when at < path.steps().size() ->
                    enters(structure, path, at, seen);
            case Shape _ -> at == path.steps().size();
        };
    }

    private static boolean enters(
            StructureShape structure, InputPath path, int at, Set<String> seen) {
        boolean anyDepth = path.steps().get(at).equals("**");
        if (!seen.add(structure.name() + at)) {
            return false;
        }
        String wanted = path.steps().get(anyDepth ? at + 1 : at);
        for (Map.Entry<String, Member> member : structure.members().entrySet()) {
            boolean fits = member.getKey().equals(wanted);
            int next = fits ? at + (anyDepth ? 2 : 1) : at;
            if ((fits || anyDepth) && leads(member.getValue().shape(), path, next, seen)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Shape shape, String wanted, Set<String> names, Set<String> seen) {
        switch (shape) {
            case ListShape list -> collect(list.member().shape(), wanted, names, seen);
            case MapShape map -> collect(map.value().shape(), wanted, names, seen);
            case StructureShape structure when seen.add(structure.name()) ->
                    structure
                            .members()
                            .forEach(
                                    (name, member) -> {
                                        if (isOf(member.shape(), wanted)) {
                                            names.add(name);
                                        }
                                        collect(member.shape(), wanted, names, seen);
                                    });
            case Shape _ -> {}
        }
    }

    private static boolean isOf(Shape shape, String wanted) {
        return shape instanceof ListShape list
                ? isOf(list.member().shape(), wanted)
                : shape.name().equals(wanted);
    }
}
