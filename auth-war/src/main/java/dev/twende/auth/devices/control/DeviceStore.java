package dev.twende.auth.devices.control;

import dev.twende.auth.devices.entity.CashierPin;
import dev.twende.auth.devices.entity.Device;
import dev.twende.auth.devices.entity.DeviceStatus;
import dev.twende.auth.devices.entity.Enrolment;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where devices, their codes and assertions, and the PINs of cashiers are kept. */
@ApplicationScoped
public class DeviceStore {
    @PersistenceContext(unitName = "auth")
    private EntityManager em;

    public void add(Device device) {
        em.persist(device);
    }

    public void add(Enrolment enrolment) {
        em.persist(enrolment);
    }

    /** Writes what was changed, so that the answer carries the new version. */
    public void flush() {
        em.flush();
    }

    public Optional<Device> find(UUID deviceId) {
        return Optional.ofNullable(em.find(Device.class, deviceId));
    }

    /** A device, locked, so that what is decided about it is still true when it is written. */
    public Device lock(UUID deviceId) {
        return Optional.ofNullable(em.find(Device.class, deviceId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(Problem::notFound);
    }

    /** The devices of a company, or without it of all, after the given one in the order of enrolment. */
    public List<Device> after(UUID last, Optional<UUID> companyId, Optional<DeviceStatus> status, int count) {
        String ofCompany = companyId.isPresent() ? " and d.companyId = :companyId" : "";
        String inStatus = status.isPresent() ? " and d.status = :status" : "";
        TypedQuery<Device> devices = em.createQuery(
                        "select d from Device d where d.id > :last" + ofCompany + inStatus + " order by d.id",
                        Device.class)
                .setParameter("last", last)
                .setMaxResults(count);
        companyId.ifPresent(id -> devices.setParameter("companyId", id));
        status.ifPresent(one -> devices.setParameter("status", one));
        return devices.getResultList();
    }

    /** The company's next serial; others who want one wait until our transaction ends. */
    public int nextSerial(UUID companyId) {
        return ((Number) em.createNativeQuery("insert into device_serial (company_id, last) values (?1, 1)"
                                + " on conflict on constraint pk_device_serial do update set last = device_serial.last + 1"
                                + " returning last")
                        .setParameter(1, companyId)
                        .getSingleResult())
                .intValue();
    }

    /** Uses a code up; of several who try at once, one succeeds. Empty when it is unknown, used or too old. */
    public Optional<Enrolment> use(String tokenHash, Instant now) {
        int used = em.createQuery("update Enrolment e set e.usedAt = :now"
                        + " where e.tokenHash = :hash and e.usedAt is null and e.expiresAt > :now")
                .setParameter("now", now)
                .setParameter("hash", tokenHash)
                .executeUpdate();
        return used == 1 ? Optional.of(em.find(Enrolment.class, tokenHash)) : Optional.empty();
    }

    /** Notes an assertion; false when it was shown before. */
    public boolean isNew(DeviceAssertion assertion) {
        return em.createNativeQuery("insert into device_assertion (device_id, jti, expires_at) values (?1, ?2, ?3)"
                                + " on conflict on constraint pk_device_assertion do nothing")
                        .setParameter(1, assertion.deviceId())
                        .setParameter(2, assertion.jti())
                        .setParameter(3, Timestamp.from(assertion.expiresAt()))
                        .executeUpdate()
                == 1;
    }

    /** Notes that the device was there; not a change that anyone's sight of it depends on. */
    public void seen(UUID deviceId, Instant now) {
        em.createQuery("update Device d set d.lastSeenAt = :now where d.id = :id")
                .setParameter("now", now)
                .setParameter("id", deviceId)
                .executeUpdate();
    }

    public Optional<CashierPin> pin(UUID userId) {
        return Optional.ofNullable(em.find(CashierPin.class, userId));
    }

    /** Keeps a PIN, and opens the locks of the one before. */
    public void keep(CashierPin pin) {
        em.merge(pin);
        em.flush();
        em.createNativeQuery("delete from pin_try where user_id = ?1")
                .setParameter(1, pin.userId())
                .executeUpdate();
    }

    /** The cashiers who have a PIN, of these users. */
    public List<UUID> withPin(List<UUID> userIds) {
        return userIds.isEmpty()
                ? List.of()
                : em.createQuery("select p.userId from CashierPin p where p.userId in :ids", UUID.class)
                        .setParameter("ids", userIds)
                        .getResultList();
    }

    /** Counts a try before it is made, so that many at once are no more than many one after the other; false when none is left. */
    public boolean mayTry(UUID userId, UUID deviceId, int tries) {
        return em.createNativeQuery("insert into pin_try (user_id, device_id, tries) values (?1, ?2, 1)"
                                + " on conflict on constraint pk_pin_try do update set tries = pin_try.tries + 1"
                                + " where pin_try.tries < ?3")
                        .setParameter(1, userId)
                        .setParameter(2, deviceId)
                        .setParameter(3, tries)
                        .executeUpdate()
                == 1;
    }

    /** Takes one try back that was counted and not made. */
    public void forgetTry(UUID userId, UUID deviceId) {
        em.createNativeQuery("update pin_try set tries = tries - 1 where user_id = ?1 and device_id = ?2 and tries > 0")
                .setParameter(1, userId)
                .setParameter(2, deviceId)
                .executeUpdate();
    }

    /** Forgets the tries before one that was right. */
    public void forgetTries(UUID userId, UUID deviceId) {
        em.createNativeQuery("delete from pin_try where user_id = ?1 and device_id = ?2")
                .setParameter(1, userId)
                .setParameter(2, deviceId)
                .executeUpdate();
    }

    /** Deletes the codes and assertions that ended before a time. */
    public int purge(Instant endedBefore) {
        int codes = em.createQuery("delete from Enrolment e where e.expiresAt < :before")
                .setParameter("before", endedBefore)
                .executeUpdate();
        return codes
                + em.createNativeQuery("delete from device_assertion where expires_at < ?1")
                        .setParameter(1, Timestamp.from(endedBefore))
                        .executeUpdate();
    }
}
