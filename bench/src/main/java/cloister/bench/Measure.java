package cloister.bench;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures one engine over one workload in this process and prints a line of JSON, as the peers'
 * harness does: {@code Measure ENGINE WORKLOAD-OR-FILE [SECONDS [ROUNDS]]}.
 */
public final class Measure {
    private static final double SECONDS = 2;
    private static final int ROUNDS = 5;

    private Measure() {}

    public static void main(String[] args) throws Exception {
        Engine engine =
                switch (args[0]) {
                    case "cloister" -> new CloisterEngine();
                    case "floor" -> new FloorEngine();
                    default ->
                            throw new IllegalArgumentException(
                                    "There is no engine " + args[0] + ".");
                };
        Workload workload =
                args[1].endsWith(".json")
                        ? WorkloadFile.read(Path.of(args[1]))
                        : Workload.named(args[1]);
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : SECONDS;
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : ROUNDS;
        System.out.println(
                new ObjectMapper()
                        .writeValueAsString(
                                members(
                                        Measurement.of(
                                                args[0], engine, workload, seconds, rounds))));
    }

    private static Map<String, Object> members(Measurement measured) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("engine", measured.engine());
        members.put("workload", measured.workload());
        members.put("loadMs", measured.loadMillis());
        members.put("wrong", measured.wrong());
        members.put("perSecond", measured.perSecond());
        members.put("min", measured.slowest());
        members.put("max", measured.fastest());
        members.put("cpuNs", measured.cpuNanos());
        members.put("p50us", measured.p50() / 1e3);
        members.put("p99us", measured.p99() / 1e3);
        members.put("bytes", measured.bytes());
        members.put("heapMb", measured.heapMegabytes());
        return members;
    }
}
