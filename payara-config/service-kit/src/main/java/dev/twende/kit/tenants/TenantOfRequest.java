package dev.twende.kit.tenants;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/** A request works for nobody until it is known whose it is, and leaves nothing to the next one on its thread. */
@WebListener
public class TenantOfRequest implements ServletRequestListener {
    @Override
    public void requestInitialized(ServletRequestEvent event) {
        Tenant.workFor(Tenant.NOBODY);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        Tenant.forget();
    }
}
