package cloister.wire;

import java.util.Optional;

/**
 * Who makes a call, as commands need to know it (decisions are not theirs).
 *
 * @param arn the ARN that GetCallerIdentity tells
 * @param account twelve digits
 * @param userId the unique id that GetCallerIdentity tells
 * @param accessKeyId the access key the call was signed with
 * @param sessionToken the session token it came with, of temporary credentials
 */
public record Caller(
        String arn,
        String account,
        String userId,
        String accessKeyId,
        Optional<String> sessionToken) {}
