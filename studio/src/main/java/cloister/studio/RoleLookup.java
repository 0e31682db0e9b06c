package cloister.studio;

/** What SageMaker asks of IAM: whether an execution role exists. */
@FunctionalInterface
public interface RoleLookup {
    boolean exists(String roleArn);
}
