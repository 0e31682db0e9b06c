package cloister.studio;

/** What SageMaker asks of IAM Identity Center: whether its directory has a user of that name. */
@FunctionalInterface
public interface DirectoryLookup {
    boolean has(String userName);
}
