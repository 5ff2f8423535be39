package dev.twende.company.companies.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How passengers reach a company. */
@Embeddable
public class Contact {
    @Column(name = "contact_phone")
    private String phone;

    @Column(name = "contact_email")
    private String email;

    protected Contact() {}

    /**
     * @param phone in E.164, such as +250788100001; may be null
     * @param email may be null
     */
    public Contact(String phone, String email) {
        this.phone = phone;
        this.email = email;
    }

    /** May be null. */
    public String phone() {
        return phone;
    }

    /** May be null. */
    public String email() {
        return email;
    }
}
