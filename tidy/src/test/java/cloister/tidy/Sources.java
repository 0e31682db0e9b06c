package cloister.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The methods of Java files, by the compiler's own parser. */
final class Sources {
    private Sources() {}

    /**
     * A method as it stands in a file.
     *
     * @param lines from its first annotation or modifier to its closing brace
     */
    record Method(Path file, String name, long lines) {
        @Override
        public String toString() {
            return "%s: %s has %d lines".formatted(Repository.name(file), name, lines);
        }
    }

    static List<Method> methods(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> methods = new ArrayList<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostic -> {}, Locale.ROOT, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    diagnostic -> {},
                                    List.of(),
                                    List.of(),
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodCollector(unit, positions).scan(unit, methods);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return methods;
    }

    private static final class MethodCollector extends TreePathScanner<Void, List<Method>> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Path file;

        MethodCollector(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.file = Path.of(unit.getSourceFile().toUri());
        }

        @Override
        @SuppressWarnings("NullAway") // the compiler's visitors know only null as a result
        public Void visitMethod(MethodTree method, List<Method> methods) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            methods.add(new Method(file, method.getName().toString(), last - first + 1));
            return super.visitMethod(method, methods);
        }
    }
}
