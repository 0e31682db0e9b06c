package cloister.server.page;

import java.time.Instant;
import java.util.List;

/**
 * An open Studio's home page.
 *
 * @param owner whom the profile is for: its tag studiouserid
 * @param opener the ARN of who asked for the presigned URL
 * @param expires when the session ends
 * @param open where its JupyterLab opens; empty where there is none
 * @param signOut where the sign-out form goes
 * @param csrf what the form must bring back
 */
public record HomePage(
        Words words,
        String domain,
        String userProfile,
        String owner,
        String team,
        String executionRole,
        String opener,
        Instant expires,
        List<AppView> apps,
        List<SpaceView> spaces,
        String open,
        String signOut,
        String csrf) {

    public String expiresText() {
        return words.moment(expires);
    }
}
