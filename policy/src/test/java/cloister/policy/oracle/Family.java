package cloister.policy.oracle;

import java.util.List;

/**
 * The condition operators of one type, with values on which they should differ if they differ at
 * all.
 *
 * @param single a key that has one value in a request
 * @param several a key that may have several
 * @param wanted values for the policy
 * @param given values for the request
 */
record Family(
        List<String> operators,
        String single,
        String several,
        List<String> wanted,
        List<String> given) {

    static final Family STRINGS =
            new Family(
                    List.of(
                            "StringEquals",
                            "StringNotEquals",
                            "StringEqualsIgnoreCase",
                            "StringNotEqualsIgnoreCase",
                            "StringLike",
                            "StringNotLike"),
                    "aws:ResourceTag/team",
                    "aws:TagKeys",
                    List.of(
                            "red",
                            "Red",
                            "",
                            "*",
                            "r*",
                            "?ed",
                            "r${*}",
                            "${*}",
                            "${?}ed",
                            "${$}{aws:username}",
                            "${aws:username}",
                            "${AWS:principaltag/TEAM}",
                            "${aws:PrincipalTag/none}",
                            "${aws:PrincipalTag/none, 'red'}",
                            "${aws:PrincipalTag/team, 'blue'}*",
                            "${aws:TagKeys}"),
                    List.of("red", "RED", "blue", "", "ana", "r*", "*", "?ed", "${aws:username}"));

    static final Family NUMBERS =
            new Family(
                    List.of(
                            "NumericEquals",
                            "NumericNotEquals",
                            "NumericLessThan",
                            "NumericLessThanEquals",
                            "NumericGreaterThan",
                            "NumericGreaterThanEquals"),
                    "s3:max-keys",
                    "example:Numbers",
                    List.of("10", "10.0", "9", "-1", "0", "0.1", "9007199254740993"),
                    List.of("10", "010", "9.99", "-1.0", "9007199254740992", "ten", "", "1e1"));

    static final Family DATES =
            new Family(
                    List.of(
                            "DateEquals",
                            "DateNotEquals",
                            "DateLessThan",
                            "DateLessThanEquals",
                            "DateGreaterThan",
                            "DateGreaterThanEquals"),
                    "aws:CurrentTime",
                    "example:Dates",
                    List.of(
                            "2026-05-04T12:00:00Z",
                            "2026-05-04T14:00:00+02:00",
                            "2026-05-04",
                            "2026-05",
                            "1777896000",
                            "2026-05-04T12:00:00.25Z"),
                    List.of(
                            "2026-05-04T12:00:00Z",
                            "2026-05-04T11:59:59.999Z",
                            "2026-05-04T00:00Z",
                            "2026-05-01T00:00:00-00:30",
                            "1777896000",
                            "1777896000.25",
                            "yesterday",
                            ""));

    static final Family BOOLS =
            new Family(
                    List.of("Bool"),
                    "aws:SecureTransport",
                    "example:Flags",
                    List.of("true", "false", "True"),
                    List.of("true", "false", "FALSE", "yes", ""));

    static final Family BLOBS =
            new Family(
                    List.of("BinaryEquals"),
                    "example:Blob",
                    "example:Blobs",
                    List.of("AA==", "QmFy", "qmFy"),
                    List.of("AA==", "QmFy", "bar!", ""));

    static final Family ADDRESSES =
            new Family(
                    List.of("IpAddress", "NotIpAddress"),
                    "aws:SourceIp",
                    "example:Addresses",
                    List.of(
                            "192.0.2.0/24",
                            "192.0.2.77/25",
                            "192.0.2.7",
                            "0.0.0.0/0",
                            "::/0",
                            "2001:db8::/33",
                            "2001:DB8:0:0::1"),
                    List.of(
                            "192.0.2.7",
                            "192.0.2.128",
                            "203.0.113.9",
                            "2001:db8::1",
                            "2001:db8:8000::",
                            "lambda.amazonaws.com",
                            ""));

    static final Family ARNS =
            new Family(
                    List.of("ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"),
                    "aws:SourceArn",
                    "example:Arns",
                    List.of(
                            "arn:aws:s3:::lab",
                            "arn:aws:s3:*:*:l*",
                            "arn:*:*:*:*:*",
                            "arn:aws:logs:*:123456789012:log-group:${aws:username}*",
                            "arn:aws:logs:*:123456789012:log-group:${aws:PrincipalTag/none}",
                            "arn:aws:logs:eu-west-?:*:*:*"),
                    List.of(
                            "arn:aws:s3:::lab",
                            "arn:aws:s3:::Lab",
                            "arn:aws:logs:eu-west-1:123456789012:log-group:ana:log-stream:x",
                            "arn:aws:logs:eu-west-1",
                            "lab",
                            ""));

    static final List<Family> ALL = List.of(STRINGS, NUMBERS, DATES, BOOLS, BLOBS, ADDRESSES, ARNS);
}
