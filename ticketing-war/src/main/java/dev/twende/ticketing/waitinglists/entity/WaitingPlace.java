package dev.twende.ticketing.waitinglists.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One party's place in the line of a schedule.
 *
 * <p>A party joins with the booking it would make, and waits. When seats enough for it are free and nobody before it fits, it is
 * OFFERED a booking that holds them for a while. The party pays, and the place is TAKEN; lets the hold end, and it has LAPSED; or gives
 * the seats up, and it is REJECTED. Each of them is an end, and the seats go to the next. Before an offer the party may leave, and when
 * nothing is sold any more the place is over.
 *
 * <p>A party that is larger than what is free keeps what becomes free for itself, so that small parties behind it do not take every
 * seat before it for ever; once, and for a stated time only, so that it does not keep them waiting for ever.
 */
@Entity
@Table(name = "waiting_place")
public class WaitingPlace {
    @Id
    @Column(name = "place_id")
    private UUID id;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    private int number;

    @Column(name = "from_stop_id")
    private UUID fromStopId;

    @Column(name = "to_stop_id")
    private UUID toStopId;

    @Column(name = "from_sequence")
    private int fromSequence;

    @Column(name = "to_sequence")
    private int toSequence;

    private String phone;
    private String language;
    private String channel;
    private int party;
    private String wish;

    @Enumerated(EnumType.STRING)
    private PlaceStatus status;

    @Column(name = "gathers_until")
    private Instant gathersUntil;

    @Column(name = "booking_reference")
    private String bookingReference;

    @Column(name = "joined_at")
    private Instant joinedAt;

    @Column(name = "offered_at")
    private Instant offeredAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Version
    private int version;

    protected WaitingPlace() {} // for JPA

    /**
     * Who waits, and for what.
     *
     * @param phone digits
     * @param channel through which it is bought
     * @param wish the booking as it was asked for, sealed
     */
    public record Party(String phone, String language, String channel, int size, String wish) {}

    /** From where to where. */
    public record Stretch(UUID fromStopId, UUID toStopId, int fromSequence, int toSequence) {}

    public WaitingPlace(UUID id, WaitingList list, Stretch stretch, Party party, Instant now) {
        this.id = id;
        this.scheduleId = list.scheduleId();
        this.companyId = list.companyId();
        this.number = list.join(now);
        this.fromStopId = stretch.fromStopId();
        this.toStopId = stretch.toStopId();
        this.fromSequence = stretch.fromSequence();
        this.toSequence = stretch.toSequence();
        this.phone = party.phone();
        this.language = party.language();
        this.channel = party.channel();
        this.party = party.size();
        this.wish = party.wish();
        this.status = PlaceStatus.WAITING;
        this.joinedAt = now;
        this.version = 1;
    }

    /** Seats are held for the party. */
    public void offer(String reference, Instant now) {
        become(PlaceStatus.OFFERED);
        bookingReference = reference;
        offeredAt = now;
    }

    /** The place has come to this end. */
    public void end(PlaceStatus end, Instant now) {
        if (!end.isEnd()) {
            throw new IllegalArgumentException(end + " is no end");
        }
        become(end);
        endedAt = now;
    }

    private void become(PlaceStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("place " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
        wish = null;
    }

    /**
     * Begins to keep what becomes free for itself, or goes on with it.
     *
     * @return how long still; empty when its time for that is over
     */
    public Optional<Duration> gather(Duration atMost, Instant now) {
        if (gathersUntil == null) {
            gathersUntil = now.plus(atMost);
        }
        return Optional.of(Duration.between(now, gathersUntil)).filter(left -> !left.isNegative() && !left.isZero());
    }

    public UUID id() {
        return id;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID companyId() {
        return companyId;
    }

    /** Who came first has the smaller one. */
    public int number() {
        return number;
    }

    public UUID fromStopId() {
        return fromStopId;
    }

    public UUID toStopId() {
        return toStopId;
    }

    public int fromSequence() {
        return fromSequence;
    }

    public int toSequence() {
        return toSequence;
    }

    /** Whether both want some part of the way. */
    public boolean isInTheWayOf(int from, int to) {
        return fromSequence < to && from < toSequence;
    }

    /** Digits. */
    public String phone() {
        return phone;
    }

    /** ISO 639-1. */
    public String language() {
        return language;
    }

    public String channel() {
        return channel;
    }

    /** How many they are. */
    public int party() {
        return party;
    }

    /** The booking as it was asked for, sealed; while it waits. */
    public String wish() {
        return wish;
    }

    public PlaceStatus status() {
        return status;
    }

    /** The booking that it was offered. */
    public Optional<String> bookingReference() {
        return Optional.ofNullable(bookingReference);
    }

    public Instant joinedAt() {
        return joinedAt;
    }
}
