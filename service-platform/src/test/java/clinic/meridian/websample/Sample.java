package clinic.meridian.websample;

import clinic.meridian.contracts.Codes;
import clinic.meridian.platform.web.input.Id;
import clinic.meridian.platform.web.input.Name;
import clinic.meridian.platform.web.input.StatedTime;
import clinic.meridian.platform.web.input.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A request body with a field of every type that the services' bodies have.
public record Sample(
        @NotNull @Name String name,
        @Text(max = 500) @Nullable String note,
        @Id @Nullable String ref,
        @Email @Nullable String email,
        @NotNull @Min(1) @Max(100) Integer count,
        @Nullable Long big,
        @Nullable Double depth,
        double weight,
        @Nullable BigDecimal amount,
        boolean flag,
        @Nullable Boolean maybe,
        @Nullable Side side,
        @Nullable UUID uuid,
        @Nullable LocalDate day,
        @Nullable LocalTime time,
        @Nullable LocalDateTime local,
        @Nullable OffsetDateTime moment,
        @Nullable Instant instant,
        @Nullable StatedTime start,
        @Nullable ZoneId zone,
        @NotNull @Size(min = 1, max = 5) List<@Valid @NotNull Needle> needles,
        @Nullable List<@NotNull @Name String> tags,
        @Nullable Map<String, @NotNull String> answers,
        @Nullable JsonNode anything,
        @Valid @Nullable Reason reason) {

    public enum Side {
        LEFT,
        RIGHT
    }

    public record Needle(
            @NotNull @Pattern(regexp = Codes.PATTERN) String point,
            @Positive int count,
            @Nullable Side side) {}

    public record Reason(
            @NotNull @Pattern(regexp = Codes.PATTERN) String code,
            @Text(max = 200) @Nullable String note) {}
}
