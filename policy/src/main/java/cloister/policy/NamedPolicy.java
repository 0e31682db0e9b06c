package cloister.policy;

/**
 * A policy document under the name by which explanations and denials speak of it.
 *
 * @param name a managed policy's ARN, or an inline policy's name
 */
public record NamedPolicy(String name, PolicyDocument document) {}
