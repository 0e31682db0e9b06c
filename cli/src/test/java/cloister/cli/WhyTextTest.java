package cloister.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

final class WhyTextTest {
    @Test
    void an_explanation_tells_each_statement_and_the_values_of_its_conditions() throws IOException {
        String explained =
                """
                {"time":"2026-01-01T00:00:00Z","operation":"sagemaker:DeleteExperiment",
                 "caller":"arn:aws:iam::123456789012:user/ana","status":400,
                 "error":"AccessDeniedException","decisions":[{
                 "action":"sagemaker:DeleteExperiment","resource":"arn:x","outcome":"implicitDeny",
                 "principal":"arn:aws:iam::123456789012:user/ana","context":{"k":["v"]},"layers":[{
                 "layer":"identity-based policy","outcome":"implicitDeny","statements":[
                 {"policy":"own","statement":0,"sid":"","effect":"allow","applies":false,
                  "actionMatches":false,"resourceMatches":true,"principal":"direct"},
                 {"policy":"own","statement":1,"sid":"Team","effect":"allow","applies":false,
                  "actionMatches":true,"resourceMatches":true,"principal":"direct","conditions":[
                  {"operator":"StringEquals","key":"k","wanted":[
                   {"written":"${t}","resolved":"TeamA"}],"actual":["v"],"holds":false}]}]}]}]}
                """;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new WhyText(new PrintStream(out, true, StandardCharsets.UTF_8))
                .print(JsonTree.read(explained));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "sagemaker:DeleteExperiment by arn:aws:iam::123456789012:user/ana: status"
                                + " 400, AccessDeniedException",
                        "own statement 0, allow: is about other actions",
                        "own statement 1 Team, allow: its condition fails",
                        "StringEquals k wants ${t} (TeamA), has [v]: fails",
                        "      k = [v]");
    }
}
