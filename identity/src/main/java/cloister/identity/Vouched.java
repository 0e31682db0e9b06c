package cloister.identity;

import cloister.wire.Struct;

/**
 * Somebody without keys of their own, whom an identity provider vouches for.
 *
 * @param credential the provider as principal, with the condition keys of what it says; it signs
 *     nothing
 * @param input the call's input with the members that AssumeRole has and this call's operation
 *     takes from the provider's word: RoleSessionName, SourceIdentity, Tags, TransitiveTagKeys
 */
public record Vouched(Credential credential, Struct input) {}
