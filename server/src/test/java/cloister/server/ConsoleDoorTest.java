package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.server.Raw.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How people get into the console, and how they don't. */
class ConsoleDoorTest {
    private static final String PASSWORD = "Correct-Horse-7";

    private final MovedClock clock = new MovedClock();
    private final TwoTeams teams;
    private final Raw raw;
    private final ConsoleClient browser;

    ConsoleDoorTest() {
        teams = TwoTeams.start(ServerSettings.inMemory().withClock(clock));
        raw = new Raw(teams.server());
        browser = new ConsoleClient(raw);
        password("userA1", false);
    }

    private void password(String user, boolean reset) {
        teams.root()
                .iam()
                .createLoginProfile(
                        to -> to.userName(user).password(PASSWORD).passwordResetRequired(reset));
    }

    @AfterEach
    void stop() {
        teams.close();
    }

    @Test
    void who_is_not_in_is_led_to_the_door_and_back() {
        Answer led = browser.get("/console/domains");

        assertThat(led.status()).isEqualTo(303);
        assertThat(led.header("Location")).contains("/console/sign-in?next=%2Fconsole%2Fdomains");
        browser.get(led.header("Location").orElseThrow());
        Answer in =
                browser.post(
                        "/console/sign-in",
                        Map.of(
                                "account",
                                "123456789012",
                                "user",
                                "userA1",
                                "password",
                                PASSWORD,
                                "next",
                                "/console/domains"));
        assertThat(in.header("Location")).contains("/console/domains");
    }

    @Test
    void a_password_lets_its_user_in() {
        Answer home = browser.follow(browser.signIn("userA1", PASSWORD));

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body())
                .contains("Welcome, userA1", "arn:aws:iam::123456789012:user/userA1");
    }

    @Test
    void the_session_is_for_the_console_alone_and_no_script_reads_it() {
        Answer in = browser.signIn("userA1", PASSWORD);

        assertThat(in.header("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Lax", "Path=/console");
    }

    @Test
    void every_wrong_sign_in_gets_the_same_answer() {
        Answer wrongPassword = new ConsoleClient(raw).signIn("userA1", "wrong");
        Answer noPassword = new ConsoleClient(raw).signIn("userA2", PASSWORD);
        Answer nobody = new ConsoleClient(raw).signIn("nobody", PASSWORD);
        Answer elsewhere = new ConsoleClient(raw).signIn("000000000000", "userA1", PASSWORD);

        assertThat(wrongPassword.status()).isEqualTo(403);
        assertThat(wrongPassword.body()).contains("Your sign-in information is incorrect");
        for (Answer other : new Answer[] {noPassword, nobody, elsewhere}) {
            assertThat(other.status()).isEqualTo(403);
            assertThat(bare(other)).isEqualTo(bare(wrongPassword));
        }
    }

    /** A page without what was typed and without the token. */
    private static String bare(Answer answer) {
        return answer.body().replaceAll(" value=\"[^\"]*\"", "");
    }

    @Test
    void an_alias_stands_for_the_account() {
        teams.root().iam().createAccountAlias(alias -> alias.accountAlias("studio"));

        assertThat(browser.signIn("studio", "userA1", PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void five_wrong_guesses_lock_a_user_out_from_there_for_a_quarter_of_an_hour() {
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn("userA1", "guess" + i).status()).isEqualTo(403);
        }

        Answer locked = browser.signIn("userA1", PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.body()).contains("Too many attempts");
        assertThat(browser.signIn("nobody", PASSWORD).status()).isEqualTo(403);
        clock.move(Duration.ofMinutes(16));
        assertThat(browser.signIn("userA1", PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void who_does_not_exist_is_locked_out_alike() {
        for (int i = 0; i < 5; i++) {
            browser.signIn("nobody", "guess" + i);
        }

        assertThat(browser.signIn("nobody", "guess").status()).isEqualTo(429);
    }

    @Test
    void a_form_from_elsewhere_signs_nobody_in() {
        browser.get("/console/sign-in");
        Map<String, String> form =
                Map.of("account", "123456789012", "user", "userA1", "password", PASSWORD);

        assertThat(
                        browser.post("/console/sign-in", FilledForms.with(form, "csrf", "guessed"))
                                .status())
                .isEqualTo(403);
        assertThat(
                        browser.post(
                                        "/console/sign-in",
                                        form,
                                        Map.of("Sec-Fetch-Site", "cross-site"))
                                .status())
                .isEqualTo(403);
        assertThat(
                        browser.post(
                                        "/console/sign-in",
                                        form,
                                        Map.of("Origin", "https://evil.example"))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void the_way_on_never_leads_to_another_site() {
        for (String next :
                new String[] {
                    "https://evil.example/",
                    "//evil.example",
                    "/\\evil.example",
                    "/console/..//evil.example",
                    "/console\r\nSet-Cookie: a=b",
                    "javascript:alert(1)",
                    "/studio/d-1/auth?token=x"
                }) {
            ConsoleClient other = new ConsoleClient(raw);
            other.get("/console/sign-in");
            Answer in =
                    other.post(
                            "/console/sign-in",
                            Map.of(
                                    "account",
                                    "123456789012",
                                    "user",
                                    "userA1",
                                    "password",
                                    PASSWORD,
                                    "next",
                                    next));
            assertThat(in.header("Location")).as(next).contains("/console");
        }
    }

    @Test
    void signing_out_ends_the_session_for_good() {
        browser.follow(browser.signIn("userA1", PASSWORD));
        String cookie = browser.cookie("cloister_console").orElseThrow();

        Answer out = browser.post("/console/sign-out", Map.of());

        assertThat(out.header("Location")).contains("/console/sign-in");
        browser.setCookie("cloister_console", cookie);
        assertThat(browser.get("/console").status()).isEqualTo(303);
    }

    @Test
    void another_site_cannot_sign_somebody_out() {
        browser.follow(browser.signIn("userA1", PASSWORD));

        Answer forged = browser.post("/console/sign-out", Map.of("csrf", "guessed"));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(browser.get("/console").status()).isEqualTo(200);
    }

    @Test
    void signing_out_everywhere_ends_all_sessions_and_the_studios_they_opened() {
        ConsoleClient other = new ConsoleClient(raw);
        other.follow(other.signIn("userA1", PASSWORD));
        Answer launched = other.post(launch("userA1"), Map.of());
        String link =
                launched.header("Refresh").orElseThrow().replaceFirst(".*url=[^/]*//[^/]*", "");
        Answer opened = raw.get(link, Map.of());
        String studio = opened.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        Map<String, List<String>> with = Map.of("Cookie", List.of(studio));
        assertThat(raw.get("/studio/" + teams.domainId(), with).status()).isEqualTo(200);

        browser.follow(browser.signIn("userA1", PASSWORD));
        browser.post("/console/sign-out-everywhere", Map.of());

        assertThat(browser.get("/console").status()).isEqualTo(303);
        assertThat(other.get("/console").status()).isEqualTo(303);
        assertThat(raw.get("/studio/" + teams.domainId(), with).status()).isEqualTo(403);
    }

    private String launch(String profile) {
        return "/console/domains/" + teams.domainId() + "/profiles/" + profile + "/launch";
    }

    @Test
    void a_session_ends_after_an_hour_without_a_request_and_after_twelve_in_any_case() {
        browser.follow(browser.signIn("userA1", PASSWORD));
        clock.move(Duration.ofMinutes(61));
        assertThat(browser.get("/console").status()).isEqualTo(303);

        browser.follow(browser.signIn("userA1", PASSWORD));
        for (int i = 0; i < 23; i++) {
            clock.move(Duration.ofMinutes(31));
            assertThat(browser.get("/console").status()).as("try " + i).isEqualTo(200);
        }
        clock.move(Duration.ofMinutes(31));
        assertThat(browser.get("/console").status()).isEqualTo(303);
    }

    @Test
    void a_session_ends_with_its_password_and_with_its_user() {
        browser.follow(browser.signIn("userA1", PASSWORD));
        clock.move(Duration.ofSeconds(2));
        teams.root()
                .iam()
                .updateLoginProfile(to -> to.userName("userA1").password("Another-Horse-8"));
        assertThat(browser.get("/console").status()).isEqualTo(303);

        browser.follow(browser.signIn("userA1", "Another-Horse-8"));
        assertThat(browser.get("/console").status()).isEqualTo(200);
        teams.root().iam().deleteLoginProfile(of -> of.userName("userA1"));
        assertThat(browser.get("/console").status()).isEqualTo(303);
    }

    @Test
    void a_password_that_must_change_is_changed_before_anything_else() {
        password("userA2", true);
        teams.root()
                .iam()
                .putUserPolicy(
                        put ->
                                put.userName("userA2")
                                        .policyName("password")
                                        .policyDocument(
                                                """
                                                {"Version": "2012-10-17", "Statement": [{
                                                  "Effect": "Allow", "Action": "iam:ChangePassword",
                                                  "Resource": "*"}]}\
                                                """));
        Answer due = browser.follow(browser.signIn("userA2", PASSWORD));
        assertThat(due.body()).contains("Choose another password");
        assertThat(browser.get("/console").status()).isEqualTo(303);
        browser.get("/console/sign-in/password");

        Answer weak = change("weak", "weak");
        assertThat(weak.body()).contains("PasswordPolicyViolation");
        assertThat(change("New-Horse-9", "other").body()).contains("differ");
        Answer in = browser.follow(change("New-Horse-9", "New-Horse-9"));

        assertThat(in.body()).contains("Welcome, userA2");
        assertThat(new ConsoleClient(raw).signIn("userA2", PASSWORD).status()).isEqualTo(403);
    }

    private Answer change(String password, String again) {
        return browser.post(
                "/console/sign-in/password",
                Map.of("old", PASSWORD, "new", password, "again", again));
    }

    @Test
    void who_has_a_device_needs_its_code_and_each_code_once() {
        Totp device = device("userA1");
        clock.move(Duration.ofMinutes(2));
        Answer asked = browser.follow(browser.signIn("userA1", PASSWORD));
        assertThat(asked.body()).contains("Multi-factor authentication");
        assertThat(browser.get("/console").status()).isEqualTo(303);
        browser.get("/console/sign-in/code");
        String code = device.code(clock.instant());

        Answer wrong = browser.post("/console/sign-in/code", Map.of("code", "000000"));
        Answer home = browser.follow(browser.post("/console/sign-in/code", Map.of("code", code)));

        assertThat(wrong.status()).isEqualTo(403);
        assertThat(home.body()).contains("Welcome, userA1");
        ConsoleClient thief = new ConsoleClient(raw);
        thief.follow(thief.signIn("userA1", PASSWORD));
        assertThat(thief.post("/console/sign-in/code", Map.of("code", code)).status())
                .isEqualTo(403);
    }

    @Test
    void codes_cannot_be_guessed_either() {
        device("userA1");
        browser.follow(browser.signIn("userA1", PASSWORD));
        for (int i = 0; i < 4; i++) {
            browser.post("/console/sign-in/code", Map.of("code", "00000" + i));
        }

        assertThat(browser.post("/console/sign-in/code", Map.of("code", "000009")).status())
                .isEqualTo(429);
    }

    private Totp device(String user) {
        VirtualMFADevice made =
                teams.root()
                        .iam()
                        .createVirtualMFADevice(device -> device.virtualMFADeviceName("phone"))
                        .virtualMFADevice();
        Totp totp = Totp.ofBase32(made.base32StringSeed().asUtf8String());
        teams.root()
                .iam()
                .enableMFADevice(
                        device ->
                                device.userName(user)
                                        .serialNumber(made.serialNumber())
                                        .authenticationCode1(totp.code(clock.instant()))
                                        .authenticationCode2(
                                                totp.code(clock.instant().plusSeconds(30))));
        return totp;
    }

    @Test
    void who_a_role_trusts_may_act_as_it_and_as_themselves_again() {
        teams.createRole(
                "Reader",
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                  "Principal": {"AWS": "arn:aws:iam::123456789012:user/userA1"},
                  "Action": "sts:AssumeRole"}]}\
                """);
        browser.follow(browser.signIn("userA1", PASSWORD));
        browser.get("/console/me");

        Answer denied = browser.post("/console/switch", Map.of("role", TwoTeams.TEAM_A_ROLE));
        Answer reader = browser.follow(browser.post("/console/switch", Map.of("role", "Reader")));
        Answer self = browser.follow(browser.post("/console/switch", Map.of("role", "")));

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.body()).contains("is not authorized to perform: sts:AssumeRole");
        assertThat(reader.body()).contains("arn:aws:sts::123456789012:assumed-role/Reader/userA1");
        assertThat(self.body()).contains("arn:aws:iam::123456789012:user/userA1");
    }

    @Test
    void sign_ins_are_in_the_audit_trail() {
        browser.signIn("userA1", "wrong");
        browser.signIn("userA1", PASSWORD);
        password("studio-admin", false);
        allow("studio-admin", "cloister:*");
        ConsoleClient admin = new ConsoleClient(raw);
        admin.follow(admin.signIn("studio-admin", PASSWORD));

        Answer trail = admin.get("/console/audit?operation=ConsoleLogin");

        assertThat(trail.body())
                .contains("signin:ConsoleLogin", "FailedAuthentication", "user/userA1");
    }

    private void allow(String user, String action) {
        teams.root()
                .iam()
                .putUserPolicy(
                        put ->
                                put.userName(user)
                                        .policyName("more")
                                        .policyDocument(
                                                """
                                                {"Version": "2012-10-17", "Statement": [{
                                                  "Effect": "Allow", "Action": "%s",
                                                  "Resource": "*"}]}\
                                                """
                                                        .formatted(action)));
    }
}
