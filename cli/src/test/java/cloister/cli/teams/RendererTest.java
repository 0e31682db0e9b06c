package cloister.cli.teams;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.cli.JsonTree;
import cloister.policy.PolicyDocument;
import cloister.policy.PolicyKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class RendererTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "classic, iam", "classic, saml", "classic, sso",
        "hardened, iam", "hardened, saml", "hardened, sso"
    })
    void every_document_is_one_that_iam_takes(String design, String signIn) throws Exception {
        Rendering rendering = rendering(design, signIn);
        assertThat(rendering.documents()).isNotEmpty();
        for (Document document : rendering.documents()) {
            PolicyKind kind =
                    switch (document.kind()) {
                        case POLICY -> PolicyKind.MANAGED;
                        case INLINE -> PolicyKind.INLINE_ROLE;
                        case TRUST -> PolicyKind.TRUST;
                    };
            PolicyDocument.parse(document.json(), kind);
            assertThat(document.json()).doesNotContainPattern("<[a-z]");
        }
    }

    @Test
    void every_role_has_a_trust_policy_and_every_profile_a_role() throws Exception {
        Rendering rendering = rendering("hardened", "saml");
        List<String> roles = rendering.roles().stream().map(Rendering.Role::name).toList();
        assertThat(rendering.documents())
                .filteredOn(document -> document.kind() == Document.Kind.TRUST)
                .extracting(Document::name)
                .containsExactlyInAnyOrderElementsOf(roles);
        assertThat(rendering.profiles()).extracting(Rendering.Profile::role).isSubsetOf(roles);
    }

    @Test
    void the_folder_has_a_file_a_document_and_an_index_that_names_them() throws Exception {
        Rendering rendering = rendering("hardened", "iam");
        Folder.write(rendering, folder);
        String index = Files.readString(folder.resolve("index.json"));
        assertThat((List<?>) JsonTree.read(index).get("documents"))
                .hasSameSizeAs(rendering.documents());
        for (Document document : rendering.documents()) {
            assertThat(folder.resolve(document.file())).hasContent(document.json());
        }
    }

    private static Rendering rendering(String design, String signIn) throws TeamsException {
        return Renderer.render(
                TeamsReader.read(
                        """
                        version: 1
                        domain: {name: research, signIn: %s}
                        blueprint: %s
                        admins: [boss]
                        teams:
                          Red: {users: [r1, r2], bucket: red-data, projects: [vision]}
                          Blue: {users: [b1], bucket: blue-data, repositories: [blue/base]}
                        """
                                .formatted(signIn, design)));
    }
}
