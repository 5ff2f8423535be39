package dev.twende.payment.providers.boundary;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.twende.kit.problem.Problem;
import dev.twende.payment.providers.entity.Msisdn;
import java.util.EnumSet;
import java.util.Set;

/** Reads the phone numbers that people type. */
public final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String NO_DEFAULT_COUNTRY = "ZZ";
    /** In some countries a number does not show whether it is a mobile. */
    private static final Set<PhoneNumberType> MOBILE =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private PhoneNumbers() {}

    /**
     * @param typed with the country code; plus, spaces and dashes are allowed
     * @throws Problem when it is not a mobile number that exists in its country's plan
     */
    public static Msisdn mobile(String typed) {
        try {
            String international = typed.strip().startsWith("+") ? typed : "+" + typed;
            PhoneNumber number = NUMBERS.parse(international, NO_DEFAULT_COUNTRY);
            if (NUMBERS.isValidNumber(number) && MOBILE.contains(NUMBERS.getNumberType(number))) {
                return new Msisdn(NUMBERS.format(number, PhoneNumberFormat.E164).substring(1));
            }
        } catch (NumberParseException notANumber) {
            // answered below, like a number that does not exist
        }
        throw Problem.invalid("msisdn", "must be a mobile number with its country code, e.g. 254712345678");
    }
}
