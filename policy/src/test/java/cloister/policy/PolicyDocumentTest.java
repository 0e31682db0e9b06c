package cloister.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a document tells once it is read. */
final class PolicyDocumentTest {
    private static PolicyDocument parse(String text) throws MalformedPolicyException {
        return PolicyDocument.parse(text.replace('\'', '"'), PolicyKind.MANAGED);
    }

    @Test
    void statements_are_kept_as_written_with_their_places() throws MalformedPolicyException {
        PolicyDocument document =
                parse(
                        """
                        {
                          'Version': '2012-10-17',
                          'Id': 'mine',
                          'Statement': {
                            'Sid': 'Read',
                            'Effect': 'Deny',
                            'NotAction': ['s3:Get*', 'S3:List*'],
                            'Resource': 'arn:aws:s3:::b/*',
                            'Condition': {'NumericLessThanIfExists': {'s3:max-keys': [10, '20']}}
                          }
                        }
                        """);

        Statement statement = document.statements().getFirst();
        assertThat(document.version()).isEqualTo(PolicyDocument.Version.V2012);
        assertThat(document.id()).contains("mine");
        assertThat(statement.sid()).isEqualTo("Read");
        assertThat(statement.effect()).isEqualTo(Effect.DENY);
        assertThat(statement.position()).isEqualTo(new Position(4, 16));
        assertThat(statement.action().negated()).isTrue();
        assertThat(statement.action().values().get(1))
                .isEqualTo(new Located("S3:List*", new Position(7, 30)));
        Condition condition = statement.conditions().getFirst();
        assertThat(condition.operator()).hasToString("NumericLessThanIfExists");
        assertThat(condition.key().text()).isEqualTo("s3:max-keys");
        assertThat(condition.values()).extracting(Located::text).containsExactly("10", "20");
    }

    @Test
    void a_document_without_version_is_of_the_old_one() throws MalformedPolicyException {
        assertThat(parse("{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}}").version())
                .isEqualTo(PolicyDocument.Version.V2008);
    }

    @Test
    void its_size_is_counted_without_white_space() throws MalformedPolicyException {
        assertThat(
                        parse("{ 'Statement' : {'Effect':'Allow',\n'Action':'*','Resource':'*'}}")
                                .size())
                .isEqualTo(60);
    }

    @Test
    void its_context_keys_are_those_of_conditions_and_variables() throws MalformedPolicyException {
        PolicyDocument document =
                parse(
                        """
                        {'Version': '2012-10-17', 'Statement': [{
                          'Effect': 'Allow', 'Action': 's3:*',
                          'Resource': 'arn:aws:s3:::b/${aws:username}/*',
                          'Condition': {'StringEquals': {
                            'aws:PrincipalTag/team': '${sagemaker:ResourceTag/team}',
                            'AWS:UserName': 'x'}}}]}
                        """);

        assertThat(document.contextKeys())
                .containsExactly(
                        "aws:username", "aws:PrincipalTag/team", "sagemaker:ResourceTag/team");
    }

    @Test
    void a_document_longer_than_iam_takes_is_refused() {
        assertThatThrownBy(() -> parse("{" + " ".repeat(PolicyDocument.LONGEST) + "}"))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage("The policy has 131074 characters; the most is 131072.");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThatThrownBy(() -> parse("{'Statement':".repeat(5000)))
                .isInstanceOf(MalformedPolicyException.class);
        assertThatThrownBy(() -> parse("[".repeat(100_000)))
                .isInstanceOf(MalformedPolicyException.class);
    }
}
