package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which services users, groups, roles and policies grant access to, by which policies, and when it
 * was last used. A report tells what is known when it is read.
 */
record LastAccessCommands(Account account, LastUses uses) implements CommandGroup {
    private static final Duration KEPT = Duration.ofDays(7);

    /** What reports were asked for, by the job's id. */
    private static final Table<Job> JOBS = new Table<>("reports.lastaccess", Job.CODEC);

    private record Job(String arn, Instant created) implements Expiring {
        static final JsonCodec<Job> CODEC =
                new JsonCodec<>(
                        (job, out) -> out.text("arn", job.arn).time("created", job.created),
                        in -> new Job(in.text("arn"), in.time("created")));

        @Override
        public Instant expires() {
            return created.plus(KEPT);
        }
    }

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:GenerateServiceLastAccessedDetails", this::generate);
        commands.put("iam:GetServiceLastAccessedDetails", this::services);
        commands.put("iam:GetServiceLastAccessedDetailsWithEntities", this::entities);
        commands.put("iam:ListPoliciesGrantingServiceAccess", this::policies);
    }

    private Struct generate(Call call) {
        String arn = call.input().string("Arn");
        if (call.input().optionalString("Granularity").filter("ACTION_LEVEL"::equals).isPresent()) {
            throw IamError.invalidInput(
                    "Use is noted by service here: the Granularity must be SERVICE_LEVEL.");
        }
        LastAccess.of(account.read(), account, uses, arn);
        String id = UUID.randomUUID().toString();
        account.change(
                state -> {
                    Expiring.dropOld(state, JOBS, call.now());
                    state.put(JOBS, id, new Job(arn, Input.now(call)));
                });
        return Struct.builder().put("JobId", id).build();
    }

    private Struct services(Call call) {
        Reader state = account.read();
        Job job = job(state, call);
        LastAccess access = LastAccess.of(state, account, uses, job.arn());
        Page<String> page = page(call, access.services(), Function.identity());
        return told(job)
                .put("JobType", "SERVICE_LEVEL")
                .putAll(page.position())
                .put("ServicesLastAccessed", page.items().stream().map(access::service).toList())
                .build();
    }

    private Struct entities(Call call) {
        Reader state = account.read();
        Job job = job(state, call);
        String service = call.input().string("ServiceNamespace");
        LastAccess access = LastAccess.of(state, account, uses, job.arn());
        if (!access.services().contains(service)) {
            throw IamError.noSuchEntity("The report has no service " + service + ".");
        }
        Page<Entity> page = page(call, access.entities(), Entity::id);
        return told(job)
                .putAll(page.position())
                .put(
                        "EntityDetailsList",
                        page.items().stream()
                                .map(entity -> access.entity(entity, service))
                                .toList())
                .build();
    }

    private static Struct.Builder told(Job job) {
        return Struct.builder()
                .put("JobStatus", "COMPLETED")
                .put("JobCreationDate", job.created())
                .put("JobCompletionDate", job.created());
    }

    private static Job job(Reader state, Call call) {
        String id = call.input().string("JobId");
        return state.get(JOBS, id)
                .filter(job -> job.isGood(call.now()))
                .orElseThrow(() -> IamError.noSuchEntity("There is no report " + id + "."));
    }

    private static <T> Page<T> page(Call call, List<T> all, Function<T, String> key) {
        return Page.of(
                call,
                after ->
                        all.stream()
                                .filter(item -> key.apply(item).compareTo(after) > 0)
                                .sorted(Comparator.comparing(key)),
                key);
    }

    /**
     * The policies by which a user, group or role has access to services.
     *
     * @throws ApiException NoSuchEntity
     */
    private Struct policies(Call call) {
        Reader state = account.read();
        String arn = call.input().string("Arn");
        PolicyHolder<?> holder =
                LastAccess.holder(state, account, arn).orElseThrow(() -> LastAccess.notFound(arn));
        List<GrantingPolicy> all = GrantingPolicy.of(state, account, holder);
        Stream<Struct> entries =
                call.input().strings("ServiceNamespaces").stream()
                        .map(
                                service ->
                                        Struct.builder()
                                                .put("ServiceNamespace", service)
                                                .put(
                                                        "Policies",
                                                        all.stream()
                                                                .filter(
                                                                        each ->
                                                                                each.grants(
                                                                                        service))
                                                                .map(GrantingPolicy::shape)
                                                                .toList())
                                                .build());
        return Struct.builder()
                .put("PoliciesGrantingServiceAccess", entries.toList())
                .put("IsTruncated", false)
                .build();
    }
}
