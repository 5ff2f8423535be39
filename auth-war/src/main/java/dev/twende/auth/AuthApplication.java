package dev.twende.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Publishes the house's resources under {@code /auth/v1} and connects it to the broker as itself. */
@ApplicationPath("/v1")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
@ConnectionFactoryDefinition(
        name = "java:app/jms/house",
        interfaceName = "jakarta.jms.ConnectionFactory",
        resourceAdapter = "artemis-rar",
        minPoolSize = 0,
        maxPoolSize = 8,
        transactionSupport = TransactionSupportLevel.XATransaction,
        // fail at once instead of hanging when the broker is gone: the outbox tries again
        properties = {
            "CallTimeout=3000",
            "CallFailoverTimeout=3000",
            "ReconnectAttempts=0",
            "InitialConnectAttempts=1",
            "AllowLocalTransactions=true",
            "UserName=auth",
            "Password=${MPCONFIG=twende.auth.broker.password}"
        })
public class AuthApplication extends Application {}
