package cloister.bench;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What a run over one workload showed.
 *
 * @param perSecond decisions a second on one thread, the median of rounds
 * @param cpuNanos processor time of a decision in nanoseconds, whatever else the machine does
 * @param p50 nanoseconds of a decision timed by itself, the clock's own cost included
 * @param bytes allocated a decision
 * @param wrong answers other than expected
 */
record Measurement(
        String engine,
        String workload,
        long loadMillis,
        double perSecond,
        double slowest,
        double fastest,
        double cpuNanos,
        long p50,
        long p99,
        double bytes,
        long heapMegabytes,
        int wrong) {
    private static final int SINGLES = 200_000;

    double nanos() {
        return 1e9 / perSecond;
    }

    /**
     * Checks every answer, warms up for three rounds, times rounds, then single decisions.
     *
     * @param seconds the length of a round
     */
    static Measurement of(String name, Engine engine, Workload workload, double seconds, int rounds)
            throws Exception {
        long start = System.nanoTime();
        engine.load(workload);
        long loadMillis = (System.nanoTime() - start) / 1_000_000;
        int requests = workload.requests().size();
        int wrong = 0;
        for (int i = 0; i < requests; i++) {
            wrong += engine.decide(i) == workload.requests().get(i).allow() ? 0 : 1;
        }
        Round warm = Round.of(engine, requests, 3 * seconds, 1_000);
        double[] rates = new double[rounds];
        double[] cpu = new double[rounds];
        double bytes = 0;
        for (int i = 0; i < rounds; i++) {
            Round round = Round.of(engine, requests, seconds, warm.perSecond());
            rates[i] = round.perSecond();
            cpu[i] = round.cpuNanos();
            bytes = round.bytes();
        }
        Arrays.sort(rates);
        Arrays.sort(cpu);
        long[] nanos = singles(engine, requests, seconds);
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        return new Measurement(
                name,
                workload.name(),
                loadMillis,
                rates[rounds / 2],
                rates[0],
                rates[rounds - 1],
                cpu[rounds / 2],
                nanos[nanos.length / 2],
                nanos[(int) (nanos.length * 0.99)],
                bytes,
                (jvm.totalMemory() - jvm.freeMemory()) >> 20,
                wrong);
    }

    /** Decisions timed one by one, sorted, in nanoseconds. */
    private static long[] singles(Engine engine, int requests, double seconds) {
        long[] nanos = new long[SINGLES];
        int n = 0;
        long before = System.nanoTime();
        long end = before + (long) (seconds * 1e9);
        while (n < nanos.length && before < end) {
            engine.decide(n % requests);
            nanos[n++] = System.nanoTime() - before;
            before = System.nanoTime();
        }
        long[] taken = Arrays.copyOf(nanos, n);
        Arrays.sort(taken);
        return taken;
    }

    /** Decisions for some seconds, in batches of about 5 ms, so that the clock costs nothing. */
    private record Round(double perSecond, double cpuNanos, double bytes) {
        private static final ThreadMXBean THREADS =
                ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

        static Round of(Engine engine, int requests, double seconds, double expected) {
            int batch = (int) Math.max(1, expected / 200);
            int request = 0;
            long done = 0;
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long cpu = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            long now;
            do {
                for (int i = 0; i < batch; i++) {
                    engine.decide(request);
                    request = request + 1 == requests ? 0 : request + 1;
                }
                done += batch;
                now = System.nanoTime();
            } while (now - start < seconds * 1e9);
            return new Round(
                    done * 1e9 / (now - start),
                    (double) (THREADS.getCurrentThreadCpuTime() - cpu) / done,
                    (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / done);
        }
    }
}
