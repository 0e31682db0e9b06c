package cloister.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.policy.MalformedPolicyException;
import cloister.policy.NamedPolicy;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;
import cloister.policy.PolicySet;

import com.code_intelligence.jazzer.junit.FuzzTest;

import org.junit.jupiter.api.Tag;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever is given as a policy document is read or refused, and what is read compiles. */
@Tag("fuzz")
final class DocumentFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void a_document_is_read_or_refused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (PolicyKind kind : PolicyKind.values()) {
            try {
                PolicyDocument document = PolicyDocument.parse(text, kind);
                assertThat(document.text()).isEqualTo(text);
                PolicySet.compile(List.of(new NamedPolicy("fuzzed", document)));
            } catch (MalformedPolicyException refused) {
                assertThat(refused.line()).isPositive();
                assertThat(refused.column()).isPositive();
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
