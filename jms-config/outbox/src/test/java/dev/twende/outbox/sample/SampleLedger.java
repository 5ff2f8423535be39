package dev.twende.outbox.sample;

import dev.twende.events.payment.PaymentSucceeded;
import dev.twende.outbox.Envelope;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Writes what happened into tables, where the test reads it; fails when the booking reference of the payment asks for it. */
@ApplicationScoped
public class SampleLedger {

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** Outside of any transaction: stays even when the effect is rolled back. */
    void noteDelivery(Message message, int delivery) {
        String reference = referenceIn(message);
        insert("insert into sample_delivery (booking_reference, delivery) values (?, ?)", reference, delivery);
        if (reference.startsWith("AFTERTX") && delivery > 1 && count("sample_effect", reference) == 0) {
            throw new IllegalStateException("the effect was not committed before the message was acknowledged");
        }
    }

    /** In the inbox's transaction. */
    void takeEffect(PaymentSucceeded paid, int delivery) {
        String reference = paid.bookingReference();
        insert("insert into sample_effect (booking_reference, delivery) values (?, ?)", reference, delivery);
        boolean failsTwice = reference.startsWith("TWICE") || reference.startsWith("THIRDGO");
        if (reference.startsWith("POISON") || failsTwice && delivery < 3) {
            throw new IllegalStateException(reference + " fails at delivery " + delivery + ", as it should");
        }
    }

    /** In the inbox's transaction. */
    void noteCompanies(List<Envelope> news) {
        for (Envelope each : news) {
            String company = each.data().getString("name");
            try (Connection connection = database.getConnection();
                    PreparedStatement insert =
                            connection.prepareStatement("insert into sample_batch (company) values (?)")) {
                insert.setString(1, company);
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            if (company.startsWith("POISON")) {
                throw new IllegalStateException(company + " fails, as it should");
            }
        }
    }

    /** As if the process died between the commit and the acknowledgement. */
    void dieAfterCommitIfAsked(Message message, int delivery) {
        if (referenceIn(message).startsWith("AFTERTX") && delivery == 1) {
            throw new IllegalStateException("dead between commit and acknowledgement, as it should");
        }
    }

    private static String referenceIn(Message message) {
        try {
            return Envelope.parse(message.getBody(String.class)).data().getString("booking_reference");
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(String sql, String reference, int delivery) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, reference);
            insert.setInt(2, delivery);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String table, String reference) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from " + table + " where booking_reference = ?")) {
            select.setString(1, reference);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
