/** Runs Studio's apps as pods of a Kubernetes cluster. */
@NullMarked
package cloister.kubernetes;

import org.jspecify.annotations.NullMarked;
