package cloister.bench;

/** What is measured. Loading turns requests into the engine's own objects, outside the clock. */
interface Engine {
    void load(Workload workload) throws Exception;

    /** Decides the request of that index; true allows it. */
    boolean decide(int request);
}
