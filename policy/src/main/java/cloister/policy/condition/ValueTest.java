package cloister.policy.condition;

/** Whether one value of a request is among what a policy wants, whatever the operator's sign. */
@FunctionalInterface
public interface ValueTest {
    boolean matches(String actual, Keys keys);
}
