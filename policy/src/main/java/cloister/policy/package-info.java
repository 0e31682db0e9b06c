/**
 * The IAM policy language: documents are read ({@link cloister.policy.PolicyDocument}), compiled
 * ({@link cloister.policy.PolicySet}), and requests decided ({@link cloister.policy.Authorizer}).
 * No I/O, no clock of its own.
 *
 * {@snippet :
 * var document = PolicyDocument.parse(json, PolicyKind.MANAGED);
 * var grants = Grants.of(PolicySet.compile(List.of(new NamedPolicy("readers", document))));
 * var alice = new Principal(PrincipalType.USER, "arn:aws:iam::111122223333:user/alice", "111122223333", Map.of("team", "red"));
 * var context = RequestContext.builder().put("aws:ResourceTag/team", "red").build();
 * var decision = Authorizer.decide(new AuthorizationRequest(alice, grants, "sagemaker:DescribeModel", "arn:aws:sagemaker:eu-west-1:111122223333:model/m", Optional.empty(), context, Optional.empty()));
 * }
 */
@NullMarked
package cloister.policy;

import org.jspecify.annotations.NullMarked;
