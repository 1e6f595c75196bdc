package canopy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everybody sees and changes what is below, and nothing beside or above. */
class BranchesTest {

    private static Running sandbox;
    private static Visitor owner;
    private static Visitor left;
    private static Visitor leftChild;
    private static Visitor right;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.standard().withAccounts(30).withClock(new SandClock()));
        owner = new Visitor(sandbox.baseUrl(), sandbox.ownerKey());
        left = owner.newChild("left-head", 300);
        leftChild = left.newChild("left-child", 100);
        right = owner.newChild("right-head", 300);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void anotherBranchIsNotFound() {
        long child = leftChild.ownId();

        assertThat(right.get("/x-dna/" + child).status()).isEqualTo(404);
        assertThat(right.get("/x-dna/left-child").status()).isEqualTo(404);
        assertThat(right.put("/x-users/" + child, "{\"Status\":false}").status())
                .isEqualTo(404);
        assertThat(right.delete("/x-users/" + child).status()).isEqualTo(404);
        assertThat(right.get("/x-bill?user=" + child).status()).isEqualTo(404);
        assertThat(right.get("/x-dna?name=left-child").json().isEmpty()).isTrue();
        assertThat(right.get("/dashboard/logs?target_id=" + child)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void nobodyReachesUpwards() {
        assertThat(leftChild.get("/x-dna/left-head").status()).isEqualTo(404);
        assertThat(leftChild.put("/x-users/2", "{\"CreditGranted\":-100}").status())
                .isEqualTo(404);
        assertThat(leftChild.delete("/x-users/" + leftChild.ownId()).status()).isEqualTo(403);
    }

    @Test
    void anAncestorChangesAGrandchild() {
        long child = leftChild.ownId();

        JsonNode changed =
                owner.put("/x-users/" + child, "{\"Alias\":\"by the owner\"}").json();

        assertThat(changed.at("/User/Updates/Alias").asString()).isEqualTo("by the owner");
        assertThat(changed.at("/Parent/Name").asString()).isEqualTo("left-head");
    }

    @Test
    void descendantsOfADeletedAccountStayWithItsParent() {
        Visitor doomed = owner.newChild("doomed", 200);
        Visitor orphan = doomed.newChild("orphan", 50);
        long id = orphan.ownId();
        String dna = orphan.get("/dashboard/status").json().get("dna").asString();

        owner.delete("/x-users/doomed");

        assertThat(owner.get("/x-dna/doomed").status()).isEqualTo(404);
        JsonNode row = owner.get("/x-users/" + id).json().get(0);
        assertThat(row.get("DNA").asString()).isEqualTo(dna);
        assertThat(orphan.get("/dashboard/status").status()).isEqualTo(200);
        JsonNode funded = owner.put("/x-users/" + id, "{\"CreditGranted\":10}").json();
        assertThat(funded.at("/Parent/ID").asLong()).isEqualTo(2);
        assertThat(funded.at("/User/Updates/Balance").asString()).isEqualTo("60");
    }
}
