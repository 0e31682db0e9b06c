package cloister.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Writes one slim model a service: {@code SlimModels SERVICES.properties OUTPUT-DIRECTORY
 * ADDITIONS-DIRECTORY}.
 */
final class SlimModels {
    private SlimModels() {}

    public static void main(String[] arguments) throws IOException {
        Properties services = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            services.load(reader);
        }
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        for (String service : new TreeSet<>(services.stringPropertyNames())) {
            JsonNode model = read(services.getProperty(service));
            Additions.add(Path.of(arguments[2]), service, model);
            byte[] slim = SlimModel.of(model).write();
            Files.write(directory.resolve(service + ".model"), slim);
        }
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream in = SlimModels.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no API model " + resource + " in aws-java-sdk-models");
            }
            return new ObjectMapper().readTree(in);
        }
    }
}
