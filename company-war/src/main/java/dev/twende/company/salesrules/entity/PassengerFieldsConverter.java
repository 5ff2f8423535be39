package dev.twende.company.salesrules.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the fields in one column: they are read, shown and replaced as a whole. Null is kept: nothing is said. */
@Converter(autoApply = true)
public class PassengerFieldsConverter implements AttributeConverter<PassengerFields, String> {
    @Override
    public String convertToDatabaseColumn(PassengerFields fields) {
        return fields == null ? null : fields.toString();
    }

    @Override
    public PassengerFields convertToEntityAttribute(String column) {
        return column == null ? null : PassengerFields.parse(column);
    }
}
