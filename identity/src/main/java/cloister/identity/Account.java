package cloister.identity;

import cloister.store.Reader;
import cloister.store.Store;
import cloister.store.Transaction;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An account and where it is kept.
 *
 * @param id twelve digits
 */
record Account(String id, Store store) {
    Reader read() {
        return store.read();
    }

    <T> T write(Function<Transaction, T> body) {
        return store.write(body);
    }

    void change(Consumer<Transaction> body) {
        store.write(
                state -> {
                    body.accept(state);
                    return true;
                });
    }

    String rootArn() {
        return "arn:aws:iam::" + id + ":root";
    }

    /** The ARN of an IAM resource, e.g. {@code user/a/b}. */
    String arn(String resource) {
        return "arn:aws:iam::" + id + ":" + resource;
    }

    String arn(Entity entity) {
        return arn(EntityKind.of(entity).resourceType() + entity.path() + entity.name());
    }

    /** The ARN of a role's session. */
    String sessionArn(Role role, String sessionName) {
        return "arn:aws:sts::" + id + ":assumed-role/" + role.name() + "/" + sessionName;
    }

    String federatedArn(String name) {
        return "arn:aws:sts::" + id + ":federated-user/" + name;
    }
}
