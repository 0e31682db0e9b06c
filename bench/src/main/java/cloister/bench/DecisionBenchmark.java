package cloister.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/** One decision, and the floor under it, on each workload. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "--sun-misc-unsafe-memory-access=allow"})
public class DecisionBenchmark {
    @Param({"W1", "W2", "W3-10", "W3-100", "W3-1000"})
    public String workload = "";

    private final Engine cloister = new CloisterEngine();
    private final Engine floor = new FloorEngine();
    private int requests;
    private int next;

    @Setup(Level.Trial)
    public void load() throws Exception {
        Workload loaded = Workload.named(workload);
        cloister.load(loaded);
        floor.load(loaded);
        requests = loaded.requests().size();
    }

    private int request() {
        next = next + 1 == requests ? 0 : next + 1;
        return next;
    }

    @Benchmark
    public boolean cloister() {
        return cloister.decide(request());
    }

    @Benchmark
    public boolean floor() {
        return floor.decide(request());
    }
}
