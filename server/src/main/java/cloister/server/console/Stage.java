package cloister.server.console;

/** How far someone has come through the door. */
enum Stage {
    /** The password was right; a code of their MFA device is due. */
    CODE,
    /** They must choose another password. */
    PASSWORD,
    /** Their identity provider made sure of them; they choose a role. */
    ROLE,
    /** They are in the portal. */
    START,
    /** They are in. */
    IN
}
