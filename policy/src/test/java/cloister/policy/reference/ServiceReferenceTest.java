package cloister.policy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ServiceReferenceTest {
    @Test
    void every_listed_service_is_read_and_is_whole() {
        for (String service : ServiceReference.SERVICES) {
            ServiceReference reference = ServiceReference.of(service).orElseThrow();
            assertThat(reference.service()).isEqualTo(service);
            assertThat(reference.actions()).isNotEmpty();
            for (ServiceAction action : reference.actions()) {
                for (ActionResource touched : action.resources()) {
                    assertThat(reference.resourceType(touched.type()))
                            .as("%s:%s on %s", service, action.name(), touched.type())
                            .isPresent();
                }
            }
        }
    }

    @Test
    void names_are_found_in_any_case() {
        assertThat(ServiceReference.actionNamed("SageMaker:invokeendpoint"))
                .map(ServiceAction::name)
                .contains("InvokeEndpoint");
        assertThat(ServiceReference.actionNamed("sagemaker:InvokeEndpoints")).isEmpty();
        assertThat(ServiceReference.actionNamed("nothing:Here")).isEmpty();
        assertThat(ServiceReference.actionNamed("bare")).isEmpty();
    }

    @Test
    void an_action_says_what_it_touches_and_needs() {
        ServiceReference sagemaker = ServiceReference.of("sagemaker").orElseThrow();
        ServiceAction create = sagemaker.action("CreateApp").orElseThrow();
        assertThat(create.access()).isEqualTo(AccessLevel.WRITE);
        assertThat(create.resources()).containsExactly(new ActionResource("app", true, List.of()));
        assertThat(create.dependentActions()).containsExactly("sagemaker:AddTags");
        assertThat(sagemaker.keysOf(create))
                .contains("sagemaker:OwnerUserProfileArn", "sagemaker:ResourceTag/${TagKey}");
        assertThat(sagemaker.resourceType("app").orElseThrow().arnFormat())
                .isEqualTo(
                        "arn:${Partition}:sagemaker:${Region}:${Account}:app/${DomainId}/${UserProfileName}/${AppType}/${AppName}");
    }

    @Test
    void a_key_with_a_part_of_ones_own_is_found_with_that_part_filled_in() {
        ServiceReference sagemaker = ServiceReference.of("sagemaker").orElseThrow();
        assertThat(sagemaker.conditionKey("SageMaker:resourcetag/Team"))
                .map(ConditionKey::type)
                .contains(KeyType.STRING);
        assertThat(sagemaker.conditionKey("sagemaker:VpcSubnets"))
                .map(ConditionKey::multivalued)
                .contains(true);
        assertThat(GlobalKeys.find("aws:PrincipalTag/team")).isPresent();
        assertThat(GlobalKeys.find("aws:PrincipalTag/")).isEmpty();
        assertThat(GlobalKeys.find("saml:aud")).isPresent();
        assertThat(GlobalKeys.find("aws:SourceIp").map(ConditionKey::type))
                .isEqualTo(Optional.of(KeyType.IP_ADDRESS));
        assertThat(GlobalKeys.find("aws:TagKeys").map(ConditionKey::multivalued)).contains(true);
    }
}
