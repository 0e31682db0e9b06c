/**
 * What a policy compares a request with: condition keys, operators, wildcards and variables.
 *
 * <p>An {@link cloister.policy.condition.Operator} is one file that declares its traits; {@link
 * cloister.policy.condition.Operators} lists them all. A {@link
 * cloister.policy.condition.Comparison} is a condition ready to be decided; it reads the request
 * through {@link cloister.policy.condition.Keys}.
 */
@NullMarked
package cloister.policy.condition;

import org.jspecify.annotations.NullMarked;
