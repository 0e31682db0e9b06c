/** The naive reference of the policy language, and the tests that hold the engine against it. */
@NullMarked
package cloister.policy.oracle;

import org.jspecify.annotations.NullMarked;
