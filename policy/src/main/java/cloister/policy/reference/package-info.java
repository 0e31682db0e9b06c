/**
 * What AWS's Service Authorization Reference says of each service: its actions, resource types and
 * condition keys. Read from the class path, a service at a time, when first asked for.
 *
 * <pre>{@code
 * ServiceReference sagemaker = ServiceReference.of("sagemaker").orElseThrow();
 * ServiceAction create = sagemaker.action("CreateTrial").orElseThrow();
 * create.resources().getFirst().type();
 * }</pre>
 */
@NullMarked
package cloister.policy.reference;

import org.jspecify.annotations.NullMarked;
