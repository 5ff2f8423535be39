package dev.twende.backoffice.secondfactors.entity;

import java.util.List;

/**
 * What opens the account when the authenticator is lost; auth shows them once, and so does the page.
 *
 * @param recoveryCodes each works once
 */
public record RecoveryCodes(List<String> recoveryCodes) {
    @Override
    public String toString() {
        return "RecoveryCodes[hidden]";
    }
}
