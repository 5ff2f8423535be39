package dev.twende.ticketing.vouchers.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the scope in one column: it is read, shown and replaced as a whole. */
@Converter(autoApply = true)
public class VoucherScopeConverter implements AttributeConverter<VoucherScope, String> {
    @Override
    public String convertToDatabaseColumn(VoucherScope scope) {
        return scope.toString();
    }

    @Override
    public VoucherScope convertToEntityAttribute(String column) {
        return VoucherScope.parse(column);
    }
}
