package clinic.meridian.booking.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.meridian.booking.DeskTest;
import clinic.meridian.booking.TestClinic;
import clinic.meridian.booking.TestClinic.Branch;
import clinic.meridian.booking.TestDesk;
import clinic.meridian.booking.TestDesk.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class AppointmentApiIT {

    @Autowired
    TestDesk desk;

    @Autowired
    TestClinic clinic;

    private Branch branch;

    @BeforeEach
    void setUp() {
        branch = clinic.open();
    }

    @Test
    void booksAVisit() {
        Answer booked = desk.post("/appointments", TestClinic.booking(branch, "FACIAL", "2026-03-03T10:00"))
                .expect(201);

        assertThat(booked.text("status")).isEqualTo("BOOKED");
        assertThat(booked.text("start")).isEqualTo("2026-03-03T10:00:00+01:00");
        assertThat(booked.text("end")).isEqualTo("2026-03-03T11:00:00+01:00");
        assertThat(booked.id("roomId")).isEqualTo(branch.room1());
        assertThat(booked.response().getHeader("ETag")).isEqualTo("\"0\"");
    }
}
