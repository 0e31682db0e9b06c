package cloister.studio;

/**
 * A user of the single sign-on directory.
 *
 * @param id never given twice; user profiles are theirs who have it
 * @param name by which they are theirs who were made before ids were kept
 */
public record SignOnUser(String id, String name) {}
