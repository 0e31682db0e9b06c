package cloister.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.wire.Shape.ListShape;
import cloister.wire.Shape.StringShape;
import cloister.wire.Shape.StructureShape;

import org.junit.jupiter.api.Test;

class ServiceModelTest {
    private final ServiceModel sagemaker = ServiceModel.load("sagemaker");

    @Test
    void a_service_tells_how_it_is_spoken_to() {
        assertThat(sagemaker.signingName()).isEqualTo("sagemaker");
        assertThat(sagemaker.protocol()).isEqualTo("json");
        assertThat(sagemaker.targetPrefix()).isEqualTo("SageMaker");
        ServiceModel iam = ServiceModel.load("iam");
        assertThat(iam.signingName()).isEqualTo("iam");
        assertThat(iam.apiVersion()).isEqualTo("2010-05-08");
        assertThat(iam.xmlNamespace()).isEqualTo("https://iam.amazonaws.com/doc/2010-05-08/");
    }

    @Test
    void every_operation_of_the_model_can_be_read() {
        assertThat(sagemaker.operations().names()).hasSize(335);
        for (String name : sagemaker.operations().names()) {
            assertThat(sagemaker.operation(name).orElseThrow().input()).isPresent();
        }
    }

    @Test
    void a_shape_has_its_constraints() {
        OperationModel create = sagemaker.operation("CreateUserProfile").orElseThrow();
        StructureShape input = create.input().orElseThrow();
        Member name = Members.of(input, "UserProfileName");
        assertThat(name.required()).isTrue();
        StringShape shape = (StringShape) name.shape();
        assertThat(shape.length().max()).isEqualTo(63);
        assertThat(shape.pattern().orElseThrow().source())
                .isEqualTo("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
        assertThat(((ListShape) Members.of(input, "Tags").shape()).length())
                .isEqualTo(new Bounds(0, 50));
    }

    @Test
    void an_error_has_its_code_and_status() {
        OperationModel get = ServiceModel.load("iam").operation("GetUser").orElseThrow();
        assertThat(get.error("NoSuchEntity")).isEqualTo(get.error("NoSuchEntityException"));
        assertThat(get.error("NoSuchEntity").orElseThrow().error())
                .contains(new ErrorTrait("NoSuchEntity", 404));
    }

    @Test
    void a_model_that_nobody_slimmed_is_named() {
        assertThatThrownBy(() -> ServiceModel.load("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no API model named nothing");
    }
}
