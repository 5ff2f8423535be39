package dev.twende.reporting.summaries.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.resource.ConnectionFactoryDefinition;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * Opens the reporting API in the back-office WAR and connects the house to the broker as itself. Token authentication
 * is the one mechanism of the whole WAR; the pages beside the API are guarded by their own filter.
 */
@ConnectionFactoryDefinition(
        name = "java:app/jms/house",
        interfaceName = "jakarta.jms.ConnectionFactory",
        resourceAdapter = "artemis-rar",
        minPoolSize = 0,
        maxPoolSize = 8,
        transactionSupport = TransactionSupportLevel.XATransaction,
        properties = {
            "CallTimeout=3000",
            "CallFailoverTimeout=3000",
            "ReconnectAttempts=0",
            "InitialConnectAttempts=1",
            "AllowLocalTransactions=true",
            "UserName=reporting",
            "Password=${MPCONFIG=twende.reporting.broker.password}"
        })
@ApplicationPath("/reporting/v1")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
public class ReportingApplication extends Application {}
