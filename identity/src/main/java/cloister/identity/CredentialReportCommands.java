package cloister.identity;

import cloister.store.Reader;
import cloister.store.Table;
import cloister.wire.ApiException;
import cloister.wire.Call;
import cloister.wire.Command;
import cloister.wire.Struct;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credential report: who has which credentials, how old (IAM user guide, "Credential reports").
 */
record CredentialReportCommands(Account account, LastUses uses) implements CommandGroup {
    /** The report, under {@link Tables#ACCOUNT}. */
    private static final Table<CredentialReport> REPORT =
            new Table<>("reports.credentials", CredentialReport.CODEC);

    private static final Duration FRESH = Duration.ofHours(4);
    private static final String ABSENT = "N/A";
    private static final int KEYS = 2;
    private static final String HEADER =
            "user,arn,user_creation_time,password_enabled,password_last_used,"
                    + "password_last_changed,password_next_rotation,mfa_active,"
                    + "access_key_1_active,access_key_1_last_rotated,"
                    + "access_key_1_last_used_date,access_key_1_last_used_region,"
                    + "access_key_1_last_used_service,access_key_2_active,"
                    + "access_key_2_last_rotated,access_key_2_last_used_date,"
                    + "access_key_2_last_used_region,access_key_2_last_used_service,"
                    + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    @Override
    public void addTo(Map<String, Command> commands) {
        commands.put("iam:GenerateCredentialReport", this::generate);
        commands.put("iam:GetCredentialReport", this::get);
    }

    private Struct generate(Call call) {
        Reader state = account.read();
        boolean fresh =
                state.get(REPORT, Tables.ACCOUNT)
                        .filter(report -> call.now().isBefore(report.generated().plus(FRESH)))
                        .isPresent();
        if (!fresh) {
            CredentialReport report = new CredentialReport(Input.now(call), csv(state));
            account.change(writing -> writing.put(REPORT, Tables.ACCOUNT, report));
        }
        return Struct.builder().put("State", "COMPLETE").build();
    }

    private Struct get(Call call) {
        CredentialReport report =
                account.read()
                        .get(REPORT, Tables.ACCOUNT)
                        .orElseThrow(
                                () ->
                                        new ApiException(
                                                "ReportNotPresent",
                                                "No report is present: call"
                                                        + " GenerateCredentialReport.",
                                                410));
        if (!call.now().isBefore(report.generated().plus(FRESH))) {
            throw new ApiException(
                    "ReportExpired",
                    "The report is older than four hours: call GenerateCredentialReport.",
                    410);
        }
        return Struct.builder()
                .put("Content", report.csv().getBytes(StandardCharsets.UTF_8))
                .put("ReportFormat", "text/csv")
                .put("GeneratedTime", report.generated())
                .build();
    }

    private String csv(Reader state) {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        EntityKind.USER.after(state, "").map(user -> line(state, user)).forEach(lines::add);
        return String.join("\n", lines);
    }

    private String line(Reader state, User user) {
        List<String> cells = new ArrayList<>();
        cells.add(user.name());
        cells.add(account.arn(user));
        cells.add(user.created().toString());
        Optional<LoginProfile> login = state.get(Tables.LOGIN_PROFILES, user.id());
        cells.add(Boolean.toString(login.isPresent()));
        cells.add(login.map(_ -> text(uses.of(user.id()), "no_information")).orElse(ABSENT));
        cells.add(login.map(profile -> profile.changed().toString()).orElse(ABSENT));
        cells.add(login.flatMap(profile -> nextRotation(state, profile)).orElse(ABSENT));
        cells.add(Boolean.toString(!MfaDevices.of(state, user).isEmpty()));
        for (int i = 0; i < KEYS; i++) {
            cells.addAll(
                    i < user.accessKeys().size()
                            ? key(state.get(Tables.ACCESS_KEYS, user.accessKeys().get(i)))
                            : List.of("false", ABSENT, ABSENT, ABSENT, ABSENT));
        }
        cells.addAll(List.of("false", ABSENT, "false", ABSENT));
        return String.join(",", cells);
    }

    private List<String> key(Optional<AccessKey> key) {
        Optional<LastUse> use = key.flatMap(known -> uses.of(known.id()));
        return List.of(
                Boolean.toString(key.filter(AccessKey::active).isPresent()),
                key.map(known -> known.created().toString()).orElse(ABSENT),
                text(use, ABSENT),
                use.map(LastUse::region).orElse(ABSENT),
                use.map(LastUse::service).orElse(ABSENT));
    }

    private static String text(Optional<LastUse> use, String absent) {
        return use.map(LastUse::when).map(Instant::toString).orElse(absent);
    }

    private static Optional<String> nextRotation(Reader state, LoginProfile profile) {
        return state.get(Tables.PASSWORD_POLICY, Tables.ACCOUNT)
                .filter(policy -> policy.maxAge() > 0)
                .map(policy -> profile.changed().plus(Duration.ofDays(policy.maxAge())).toString());
    }
}
