package cloister.bench;

import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What it costs to read and compile the policies of a developer's role: three documents. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--sun-misc-unsafe-memory-access=allow")
public class CompileBenchmark {
    private static final List<String> DEVELOPER = List.of("readonly", "support", "developer");

    private final Map<String, String> documents = StudioPolicies.documents();

    private List<NamedPolicy> parse() throws MalformedPolicyException {
        List<NamedPolicy> read = new ArrayList<>();
        for (String name : DEVELOPER) {
            read.add(
                    new NamedPolicy(
                            name,
                            PolicyDocument.parse(
                                    documents.getOrDefault(name, ""), PolicyKind.MANAGED)));
        }
        return read;
    }

    @Benchmark
    public PolicySet parseAndCompile() throws MalformedPolicyException {
        return PolicySet.compile(parse());
    }
}
