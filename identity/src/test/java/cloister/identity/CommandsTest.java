package cloister.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.wire.ServiceModel;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Collectors;

final class CommandsTest {
    @Test
    void every_command_is_an_operation_of_the_model() {
        for (String service : new String[] {"iam", "sts"}) {
            Set<String> ours =
                    new TestAccount()
                            .identity.commands().keySet().stream()
                                    .filter(name -> name.startsWith(service + ":"))
                                    .map(name -> name.substring(service.length() + 1))
                                    .collect(Collectors.toSet());
            assertThat(ours)
                    .isNotEmpty()
                    .isSubsetOf(ServiceModel.load(service).operations().names());
        }
    }
}
