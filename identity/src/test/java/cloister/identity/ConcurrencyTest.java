package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.ApiException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many at once: names stay unique, and no decision rests on a policy that was taken back. */
final class ConcurrencyTest {
    private final TestAccount account = new TestAccount();

    @Test
    void a_name_is_taken_by_one_of_many() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        all(
                16,
                i -> {
                    try {
                        account.call("iam:CreateUser", "UserName", "ana");
                    } catch (ApiException refused) {
                        assertThat(refused.code()).isEqualTo("EntityAlreadyExists");
                        taken.incrementAndGet();
                    }
                });
        assertThat(taken).hasValue(15);
    }

    @Test
    void no_request_that_begins_after_a_change_is_decided_by_what_was_before() throws Exception {
        Credential ana = account.user("ana");
        all(
                4,
                reader -> {
                    for (int i = 0; i < 200; i++) {
                        if (reader == 0) {
                            account.allow("ana", TestAccount.allowing("s3:Get*"));
                            assertThat(TestAccount.may(now(ana), "s3:GetObject")).isTrue();
                            account.call(
                                    "iam:DeleteUserPolicy", "UserName", "ana", "PolicyName", "p");
                            assertThat(TestAccount.may(now(ana), "s3:GetObject")).isFalse();
                        } else {
                            now(ana);
                            account.call("iam:CreateUser", "UserName", "u" + reader + "." + i);
                        }
                    }
                });
    }

    private Credential now(Credential before) {
        return account.credential(before.caller().accessKeyId(), Optional.empty());
    }

    private static void all(int count, Body body) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                done.add(threads.submit(() -> body.run(number)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
    }

    private interface Body {
        void run(int number);
    }
}
