package dev.twende.auth.mails.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** The connection to the mail server, which speaks SMTP (RFC 5321). Sends once; whether again is the caller's business. */
@ApplicationScoped
public class MailServer {
    private MailConfig config;
    private Clock clock;
    private Session session;

    protected MailServer() {} // for the CDI proxy

    @Inject
    public MailServer(MailConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.session = Session.getInstance(properties(config));
    }

    /** Whether there is one. */
    public boolean isConfigured() {
        return config.host().isPresent();
    }

    /** Hands a mail over. */
    public Delivery send(String address, Words words) {
        try (Transport transport = session.getTransport()) {
            transport.connect(config.username().orElse(null), config.password().orElse(null));
            MimeMessage message = message(address, words);
            transport.sendMessage(message, message.getAllRecipients());
            return Delivery.taken();
        } catch (SendFailedException refused) {
            return isInvalid(refused) ? Delivery.never("address refused") : Delivery.notNow("address put off");
        } catch (MessagingException lost) {
            return Delivery.notNow(lost.getClass().getSimpleName());
        }
    }

    /** Of an address that the server put off, and may take later, it is said only that nothing was sent. */
    private static boolean isInvalid(SendFailedException refused) {
        return refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0;
    }

    private MimeMessage message(String address, Words words) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(config.sender()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(address));
        message.setSubject(words.subject(), UTF_8.name());
        message.setText(words.text(), UTF_8.name());
        message.setHeader("Content-Transfer-Encoding", "quoted-printable");
        // machines do not answer machines (RFC 3834)
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(clock.instant()));
        message.saveChanges();
        return message;
    }

    private static Properties properties(MailConfig config) {
        String timeout = String.valueOf(config.timeout().toMillis());
        String protocol = config.tls() == MailConfig.Tls.IMPLICIT ? "smtps" : "smtp";
        String mail = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(mail + "host", config.host().orElse("localhost"));
        properties.setProperty(mail + "port", String.valueOf(config.port()));
        properties.setProperty(mail + "auth", String.valueOf(config.username().isPresent()));
        properties.setProperty(mail + "connectiontimeout", timeout);
        properties.setProperty(mail + "timeout", timeout);
        properties.setProperty(mail + "writetimeout", timeout);
        properties.setProperty(mail + "ssl.checkserveridentity", "true");
        boolean startTls = config.tls() == MailConfig.Tls.STARTTLS;
        properties.setProperty(mail + "starttls.enable", String.valueOf(startTls));
        properties.setProperty(mail + "starttls.required", String.valueOf(startTls));
        return properties;
    }
}
