package dev.twende.launcher.client;

/** Who logs in. The password is kept out of every printed form but the one table made to show it. */
public record Login(String email, String password) {
    @Override
    public String toString() {
        return email;
    }
}
