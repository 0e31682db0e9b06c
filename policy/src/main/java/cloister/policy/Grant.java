package cloister.policy;

/** How a resource-based policy's statement means the principal that asks, weakest first. */
enum Grant {
    /** It doesn't mean the principal. */
    NONE,
    /** It names the account, which leaves the decision to that account's own policies. */
    ACCOUNT,
    /** It names the role whose session asks; boundaries and session policies still limit that. */
    ROLE,
    /** It names the principal itself, or everyone. */
    DIRECT
}
