package dev.twende.ticketing.bookings.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.schedules.entity.PassengerField;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassengerSchemaTest {
    private static List<String> required(JsonObject schema) {
        return schema.getJsonArray("required").getValuesAs(JsonString::getString);
    }

    @Test
    void asksForTheNameAloneWhereTheRouteAsksForNothing() {
        JsonObject schema = PassengerSchema.of(Set.of());
        assertThat(required(schema)).containsExactly("name");
        assertThat(schema.getJsonObject("properties"))
                .containsOnlyKeys("seat_number", "rider_category", "name", "phone");
        assertThat(schema.getBoolean("additionalProperties")).isFalse();
    }

    @Test
    void requiresAndDescribesEveryFieldThatIsAskedFor() {
        JsonObject schema = PassengerSchema.of(EnumSet.allOf(PassengerField.class));
        for (PassengerField field : PassengerField.values()) {
            assertThat(required(schema)).contains(field.json());
            assertThat(schema.getJsonObject("properties")
                            .getJsonObject(field.json())
                            .getString("type"))
                    .isEqualTo("string");
        }
        assertThat(schema.getJsonObject("properties")
                        .getJsonObject("document_type")
                        .getJsonArray("enum"))
                .hasSize(3);
    }

    /** The form that is shown and the rules that judge must not part. */
    @Test
    void describesEveryMemberOfARequest() {
        assertThat(PassengerSchema.of(EnumSet.allOf(PassengerField.class)).getJsonObject("properties"))
                .hasSize(BookingRequest.PassengerRequest.class.getRecordComponents().length);
    }
}
