/** The blueprint for other tools: Terraform, CloudFormation, the AWS CLI. */
@NullMarked
package cloister.cli.export;

import org.jspecify.annotations.NullMarked;
