package dev.twende.company.salesrules.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps it in one column, as it is shown and replaced; null is kept: nothing is reserved without money. */
@Converter(autoApply = true)
public class PayLaterConverter implements AttributeConverter<PayLater, String> {
    @Override
    public String convertToDatabaseColumn(PayLater payLater) {
        return payLater == null ? null : payLater.toString();
    }

    @Override
    public PayLater convertToEntityAttribute(String column) {
        return column == null ? null : PayLater.parse(column);
    }
}
