package cloister.studio;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.ApiException;
import cloister.wire.Struct;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

class AppLifecycleTest {
    private final HandRuntime runtime = new HandRuntime();
    private final Lab lab = new Lab(runtime);
    private final String domain = lab.domain("research");
    private final Struct app =
            Lab.struct(
                    "DomainId",
                    domain,
                    "UserProfileName",
                    "userA1",
                    "AppType",
                    "JupyterServer",
                    "AppName",
                    "default");

    AppLifecycleTest() {
        lab.profile(domain, "userA1");
        lab.call("CreateApp", app);
    }

    @Test
    void an_app_is_pending_until_the_runtime_says_that_it_serves() {
        assertThat(status()).isEqualTo("Pending");
        runtime.outcomes.getLast().accept(new AppOutcome.Serves());
        assertThat(status()).isEqualTo("InService");
    }

    @Test
    void an_app_that_fails_tells_why_and_frees_its_name() {
        runtime.outcomes.getLast().accept(new AppOutcome.Failed("no room"));

        assertThat(status()).isEqualTo("Failed");
        assertThat(lab.call("DescribeApp", app).string("FailureReason")).isEqualTo("no room");
        lab.call("CreateApp", app);
        assertThat(status()).isEqualTo("Pending");
    }

    @Test
    void a_failed_app_does_not_keep_its_user_profile() {
        runtime.outcomes.getLast().accept(new AppOutcome.Failed("no room"));
        lab.call("DeleteUserProfile", "DomainId", domain, "UserProfileName", "userA1");

        assertThat(status()).isEqualTo("Deleted");
    }

    @Test
    void an_app_is_deleting_until_the_runtime_says_that_it_has_stopped() {
        runtime.outcomes.getLast().accept(new AppOutcome.Serves());
        lab.call("DeleteApp", app);
        lab.call("DeleteApp", app);

        assertThat(status()).isEqualTo("Deleting");
        assertThat(runtime.stops).hasSize(1);
        assertThat(lab.error("CreateApp", app).code()).isEqualTo("ResourceInUse");
        runtime.stops.getLast().run();
        assertThat(status()).isEqualTo("Deleted");
    }

    @Test
    void late_word_about_an_app_means_no_later_app_of_its_name() {
        Consumer<AppOutcome> first = runtime.outcomes.getLast();
        lab.call("DeleteApp", app);
        first.accept(new AppOutcome.Serves());
        assertThat(status()).isEqualTo("Deleting");
        runtime.stops.getLast().run();
        lab.call("CreateApp", app);
        first.accept(new AppOutcome.Failed("late"));

        assertThat(status()).isEqualTo("Pending");
    }

    @Test
    void a_runtime_that_throws_makes_the_app_fail() {
        runtime.outcomes.getLast().accept(new AppOutcome.Failed("once"));
        runtime.broken = true;
        lab.call("CreateApp", app);

        assertThat(status()).isEqualTo("Failed");
    }

    @Test
    void what_was_half_done_is_taken_up_when_the_server_comes_back() {
        lab.reopen();
        assertThat(runtime.outcomes).hasSize(2);
        runtime.outcomes.getLast().accept(new AppOutcome.Serves());
        assertThat(status()).isEqualTo("InService");
        lab.call("DeleteApp", app);
        lab.reopen();
        assertThat(runtime.stops).hasSize(2);
    }

    @Test
    void an_app_that_ends_by_itself_has_failed() {
        Consumer<AppOutcome> outcome = runtime.outcomes.getLast();
        outcome.accept(new AppOutcome.Serves());
        outcome.accept(new AppOutcome.Failed("it ended"));

        assertThat(status()).isEqualTo("Failed");
        assertThat(lab.call("DescribeApp", app).string("FailureReason")).isEqualTo("it ended");
    }

    @Test
    void an_app_stopped_for_idleness_is_deleted() {
        Consumer<AppOutcome> outcome = runtime.outcomes.getLast();
        outcome.accept(new AppOutcome.Serves());
        outcome.accept(new AppOutcome.Idle());

        assertThat(status()).isEqualTo("Deleted");
    }

    @Test
    void an_app_that_a_stop_of_the_server_ended_has_failed() {
        runtime.outcomes.getLast().accept(new AppOutcome.Serves());
        runtime.keepsOn = true;
        lab.reopen();
        assertThat(status()).isEqualTo("InService");

        runtime.keepsOn = false;
        lab.reopen();
        assertThat(status()).isEqualTo("Failed");
    }

    @Test
    void an_app_that_outlived_a_stop_of_the_server_fails_when_it_ends() {
        runtime.outcomes.getLast().accept(new AppOutcome.Serves());
        runtime.keepsOn = true;
        lab.reopen();
        runtime.outcomes.getLast().accept(new AppOutcome.Failed("it ended later"));

        assertThat(status()).isEqualTo("Failed");
        assertThat(lab.call("DescribeApp", app).string("FailureReason"))
                .isEqualTo("it ended later");
    }

    @Test
    void what_runs_of_unknown_apps_ends_only_after_all_known_ones_were_told() {
        runtime.outcomes.getLast().accept(new AppOutcome.Serves());
        runtime.keepsOn = true;
        lab.reopen();

        assertThat(runtime.toldOf).isEqualTo(2);
    }

    @Test
    void an_app_of_a_type_that_nothing_runs_is_refused() {
        runtime.jupyterOnly = true;
        ApiException refused =
                lab.error(
                        "CreateApp",
                        Lab.struct(
                                "DomainId",
                                domain,
                                "UserProfileName",
                                "userA1",
                                "AppType",
                                "TensorBoard",
                                "AppName",
                                "board"));

        assertThat(refused.code()).isEqualTo("ValidationException");
        assertThat(refused.text()).contains("TensorBoard");
    }

    @Test
    void homes_are_kept_unless_the_deletion_says_otherwise() {
        runtime.outcomes.getLast().accept(new AppOutcome.Failed("no room"));
        lab.call("DeleteUserProfile", "DomainId", domain, "UserProfileName", "userA1");
        String other = lab.domain("other");
        lab.call("DeleteDomain", "DomainId", other);
        assertThat(runtime.deletedHomes).isEmpty();

        lab.call(
                "DeleteDomain",
                Lab.struct(
                        "DomainId",
                        domain,
                        "RetentionPolicy",
                        Lab.struct("HomeEfsFileSystem", "Delete")));
        assertThat(runtime.deletedHomes).containsExactly(domain);
    }

    private String status() {
        return lab.call("DescribeApp", app).string("Status");
    }

    /** A runtime whose word is given by hand. */
    private static final class HandRuntime implements AppRuntime {
        final List<Consumer<AppOutcome>> outcomes = new ArrayList<>();
        final List<Runnable> stops = new ArrayList<>();
        final List<String> deletedHomes = new ArrayList<>();
        boolean broken;
        boolean keepsOn;
        int toldOf;
        boolean jupyterOnly;

        @Override
        public Optional<String> refusal(String appType) {
            return jupyterOnly && !appType.startsWith("Jupyter")
                    ? Optional.of("Nothing here runs apps of type " + appType + ".")
                    : Optional.empty();
        }

        @Override
        public boolean takeUp(AppLaunch app, Consumer<AppOutcome> outcome) {
            outcomes.add(outcome);
            return keepsOn;
        }

        @Override
        public void endOthers() {
            toldOf = outcomes.size();
        }

        @Override
        public void deleteHomes(String domainId) {
            deletedHomes.add(domainId);
        }

        @Override
        public void start(AppLaunch app, Consumer<AppOutcome> outcome) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            outcomes.add(outcome);
        }

        @Override
        public void stop(AppLaunch app, Runnable stopped) {
            stops.add(stopped);
        }
    }
}
