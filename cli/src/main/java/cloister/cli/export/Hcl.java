package cloister.cli.export;

import java.util.Map;
import java.util.stream.Collectors;

/** Text in the syntax of Terraform's configuration language. */
final class Hcl {
    private Hcl() {}

    /** A text in quotes; the account's number is filled in by Terraform. */
    static String text(String value) {
        return '"' + template(value.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** A text of several lines, indented. */
    static String lines(String value, int indent) {
        return "<<-JSON\n" + template(value).indent(indent) + " ".repeat(indent) + "JSON";
    }

    /** A map on one line. */
    static String map(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + " = " + text(member.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** A name that is an identifier in HCL. */
    static String identifier(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return safe.matches("[A-Za-z_].*") ? safe : "_" + safe;
    }

    private static String template(String value) {
        return value.replace("${", "$${")
                .replace("%{", "%%{")
                .replace(Exported.ACCOUNT, "${local.account}");
    }
}
