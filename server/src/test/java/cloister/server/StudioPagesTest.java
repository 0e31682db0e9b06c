package cloister.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import cloister.server.Raw.Answer;
import cloister.wire.HttpRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser meets at a presigned URL. */
class StudioPagesTest {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final MovedClock clock = new MovedClock();
    private final TwoTeams teams;
    private final Raw raw;

    StudioPagesTest() {
        teams = TwoTeams.start(ServerSettings.inMemory().withClock(clock));
        raw = new Raw(teams.server());
    }

    @AfterEach
    void stop() {
        teams.close();
    }

    @Test
    void a_presigned_url_opens_the_studio_of_its_profile() {
        Answer home = home(open(link()));

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body())
                .contains("<h1>userA1</h1>", "TeamA", teams.roleArn(TwoTeams.TEAM_A_ROLE));
    }

    @Test
    void the_page_keeps_to_itself() {
        Answer opened = open(link());
        Answer home = home(opened);

        assertThat(opened.header("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Lax", "Path=/studio/" + teams.domainId());
        assertThat(home.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(home.header("Cache-Control")).contains("no-store");
        assertThat(home.header("Referrer-Policy")).contains("no-referrer");
        assertThat(home.header("X-Frame-Options")).contains("DENY");
        assertThat(home.body()).doesNotContain("<script", "style=");
    }

    @Test
    void a_presigned_url_opens_once() {
        String link = link();
        open(link);

        Answer again = open(link);

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.body()).contains("This link no longer works");
        assertThat(again.header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_presigned_url_opens_for_five_minutes() {
        String link = link();
        clock.move(Duration.ofSeconds(301));

        assertThat(open(link).status()).isEqualTo(403);
    }

    @Test
    void a_presigned_url_whose_opener_lost_the_permission_is_refused() {
        String link = link();
        teams.root()
                .iam()
                .deleteUserPolicy(gone -> gone.userName("userA1").policyName("2a-studio-user-iam"));

        Answer refused = open(link);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains(
                        "AccessDeniedException",
                        "User: arn:aws:iam::123456789012:user/userA1 is not authorized to perform:"
                                + " sagemaker:CreatePresignedDomainUrl on resource:"
                                + " arn:aws:sagemaker:us-east-1:123456789012:user-profile/"
                                + teams.domainId()
                                + "/usera1");
        assertThat(refused.header("Set-Cookie")).isEmpty();
    }

    @Test
    void an_open_studio_whose_opener_lost_the_permission_is_refused() {
        Answer opened = open(link());
        teams.root()
                .iam()
                .deleteUserPolicy(gone -> gone.userName("userA1").policyName("2a-studio-user-iam"));

        assertThat(home(opened).status()).isEqualTo(403);
    }

    @Test
    void an_open_studio_whose_opener_lost_the_access_key_is_refused() {
        Answer opened = open(link());
        String key = teams.user("userA1").credentials().accessKeyId();
        teams.root().iam().deleteAccessKey(gone -> gone.userName("userA1").accessKeyId(key));

        assertThat(home(opened).status()).isEqualTo(403);
    }

    @Test
    void a_session_ends_when_its_time_is_over() {
        String link =
                teams.user("userA1")
                        .sagemaker()
                        .createPresignedDomainUrl(
                                url ->
                                        url.domainId(teams.domainId())
                                                .userProfileName("userA1")
                                                .sessionExpirationDurationInSeconds(1800))
                        .authorizedUrl();
        Answer opened = open(link);
        clock.move(Duration.ofSeconds(1801));

        Answer ended = home(opened);

        assertThat(ended.status()).isEqualTo(403);
        assertThat(ended.body()).contains("Your session has ended");
    }

    @Test
    void signing_out_closes_the_studio() {
        Answer opened = open(link());
        Matcher csrf = CSRF.matcher(home(opened).body());
        assertThat(csrf.find()).isTrue();

        Answer out = signOut(opened, csrf.group(1));

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.header("Set-Cookie").orElse("")).contains("Max-Age=0");
        assertThat(home(opened).status()).isEqualTo(403);
    }

    @Test
    void another_site_cannot_sign_somebody_out() {
        Answer opened = open(link());

        assertThat(signOut(opened, "guessed").status()).isEqualTo(403);
        assertThat(home(opened).status()).isEqualTo(200);
    }

    @Test
    void pages_speak_portuguese_to_who_wants_it() {
        Answer page =
                raw.get(
                        "/studio/" + teams.domainId(),
                        Map.of("Accept-Language", List.of("pt-BR,pt;q=0.9,en;q=0.8")));

        assertThat(page.body()).contains("<html lang=\"pt\">", "Sua sessão terminou");
    }

    private String link() {
        return teams.presign(teams.user("userA1"), "userA1");
    }

    private Answer open(String link) {
        URI uri = URI.create(link);
        return raw.get(uri.getRawPath() + "?" + uri.getRawQuery(), Map.of());
    }

    private Answer home(Answer opened) {
        return raw.get("/studio/" + teams.domainId(), Map.of("Cookie", List.of(cookie(opened))));
    }

    private Answer signOut(Answer opened, String csrf) {
        return raw.send(
                new HttpRequest(
                        "POST",
                        "/studio/" + teams.domainId() + "/sign-out",
                        "",
                        Map.of(
                                "Cookie",
                                List.of(cookie(opened)),
                                "Content-Type",
                                List.of("application/x-www-form-urlencoded")),
                        ("csrf=" + csrf).getBytes(UTF_8)));
    }

    private static String cookie(Answer opened) {
        return opened.header("Set-Cookie").orElseThrow().split(";", 2)[0];
    }
}
