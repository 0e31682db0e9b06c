package cloister.wire;

import cloister.wire.Shape.StructureShape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A slim model as the module {@code models} writes it (decision 0030). Opening reads the indexes
 * only; a shape or an operation is read at its first use and kept.
 */
final class ModelFile implements ServiceModel.Operations {
    private static final int MAGIC = 0x434C4D32;
    private static final int SERVICE_WORDS = 7;

    private final ByteBuffer file;
    private final AtomicReferenceArray<String> strings;
    private final int stringEnds;
    private final int pool;
    private final int serviceStart;
    private final Map<String, Integer> operationOffsets;
    private final Map<String, OperationModel> operations;
    private final AtomicReferenceArray<Shape> shapes;
    private final int shapeOffsets;
    private final int body;

    private ModelFile(ByteBuffer file) {
        this.file = file;
        if (file.getInt() != MAGIC) {
            throw new IllegalStateException("not a slim model, or one of another version");
        }
        int stringCount = file.getInt();
        strings = new AtomicReferenceArray<>(stringCount);
        stringEnds = file.position();
        pool = stringEnds + Integer.BYTES * stringCount;
        serviceStart = pool + file.getInt(pool - Integer.BYTES);
        file.position(serviceStart + Integer.BYTES * SERVICE_WORDS);
        int operationCount = file.getInt();
        operationOffsets = HashMap.newHashMap(operationCount);
        operations = new ConcurrentHashMap<>();
        for (int i = 0; i < operationCount; i++) {
            operationOffsets.put(string(file.getInt()), file.getInt());
        }
        int shapeCount = file.getInt();
        shapes = new AtomicReferenceArray<>(shapeCount);
        shapeOffsets = file.position();
        body = shapeOffsets + Integer.BYTES * shapeCount;
    }

    static ModelFile open(String name) {
        String resource = "/cloister/models/" + name + ".model";
        try (InputStream in = ModelFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no API model named " + name);
            }
            return new ModelFile(ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServiceModel service() {
        return new ServiceModel(
                word(0), word(1), word(2), word(3), word(4), word(5), word(6), this);
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(operationOffsets.keySet());
    }

    @Override
    public Optional<OperationModel> find(ServiceModel service, String name) {
        OperationModel known = operations.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Integer offset = operationOffsets.get(name);
        if (offset == null) {
            return Optional.empty();
        }
        OperationModel read = operation(service, name, new ModelCursor(this, body + offset));
        operations.put(name, read);
        return Optional.of(read);
    }

    private OperationModel operation(ServiceModel service, String name, ModelCursor in) {
        String method = in.text();
        String uri = in.text();
        int status = in.unsigned();
        boolean unsigned = in.unsigned() == 1;
        Optional<StructureShape> input = structure(in.unsigned() - 1);
        Optional<StructureShape> output = structure(in.unsigned() - 1);
        String wrapper = in.text();
        int errorCount = in.unsigned();
        List<StructureShape> errors = new ArrayList<>(errorCount);
        for (int i = 0; i < errorCount; i++) {
            errors.add((StructureShape) shape(in.unsigned()));
        }
        return new OperationModel(
                service,
                name,
                method,
                uri,
                status,
                unsigned,
                input,
                output,
                wrapper,
                List.copyOf(errors));
    }

    private Optional<StructureShape> structure(int number) {
        return number < 0 ? Optional.empty() : Optional.of((StructureShape) shape(number));
    }

    Shape shape(int number) {
        Shape known = shapes.getPlain(number);
        if (known != null) {
            return known;
        }
        int offset = file.getInt(shapeOffsets + Integer.BYTES * number);
        Shape read = new ModelCursor(this, body + offset).shape();
        shapes.setRelease(number, read);
        return read;
    }

    byte at(int position) {
        return file.get(position);
    }

    double real(int position) {
        return file.getDouble(position);
    }

    String string(int number) {
        String known = strings.getPlain(number);
        if (known != null) {
            return known;
        }
        int start = number == 0 ? 0 : file.getInt(stringEnds + Integer.BYTES * (number - 1));
        int end = file.getInt(stringEnds + Integer.BYTES * number);
        byte[] encoded = new byte[end - start];
        file.get(pool + start, encoded);
        String read = new String(encoded, StandardCharsets.UTF_8);
        strings.setRelease(number, read);
        return read;
    }

    private String word(int index) {
        return string(file.getInt(serviceStart + Integer.BYTES * index));
    }
}
