package dev.twende.outbox.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.spi.TransactionSupport;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Runs as the ticketing house: its database role, its broker user. */
@ApplicationPath("/v1")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
@ConnectionFactoryDefinition(
        name = "java:app/jms/house",
        interfaceName = "jakarta.jms.ConnectionFactory",
        resourceAdapter = "artemis-rar",
        minPoolSize = 0,
        maxPoolSize = 8,
        transactionSupport = TransactionSupport.TransactionSupportLevel.XATransaction,
        properties = {
            "CallTimeout=3000",
            "CallFailoverTimeout=3000",
            "ReconnectAttempts=0",
            "InitialConnectAttempts=1",
            "AllowLocalTransactions=true",
            "UserName=ticketing",
            "Password=${MPCONFIG=twende.ticketing.broker.password}"
        })
public class SampleApplication extends Application {}
