package cloister.studio;

import java.util.Optional;

/** What SageMaker asks of IAM Identity Center: who in its directory has a name. */
@FunctionalInterface
public interface DirectoryLookup {
    /** The user's id; empty where the directory has no user of that name, in whatever case. */
    Optional<String> userId(String userName);
}
