package cloister.policy.condition;

/** The condition keys of one request. */
public interface Keys {
    /** The values of a key that is absent. */
    String[] NONE = new String[0];

    /** The values of a key, {@link #NONE} where it is absent; the array is not to be changed. */
    String[] values(ConditionKey key);
}
