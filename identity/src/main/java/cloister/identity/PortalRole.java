package cloister.identity;

import java.util.Optional;

/**
 * A role that somebody of the directory may take: that of a permission set which is assigned to
 * them.
 *
 * @param name the permission set's
 * @param relayState where its sessions in the console begin
 */
public record PortalRole(
        String permissionSetArn,
        String account,
        String name,
        String roleArn,
        Optional<String> relayState) {}
