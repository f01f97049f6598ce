package clinic.meridian.session.publishing;

import clinic.meridian.contracts.NeedleCount;
import clinic.meridian.contracts.Placement;
import clinic.meridian.contracts.Side;
import java.util.List;

/// Needles in the words of the contract.
final class Needles {

    private Needles() {}

    static Placement placement(clinic.meridian.session.treatment.Placement placement) {
        return new Placement(
                placement.point(),
                placement.zone(),
                side(placement.side()),
                placement.count(),
                placement.gaugeMm(),
                placement.lengthMm(),
                placement.depthMm(),
                placement.technique(),
                placement.lot());
    }

    static NeedleCount count(clinic.meridian.session.treatment.NeedleCount count) {
        return new NeedleCount(count.point(), count.zone(), side(count.side()), count.count());
    }

    static List<NeedleCount> counts(List<clinic.meridian.session.treatment.NeedleCount> counts) {
        return counts.stream().map(Needles::count).toList();
    }

    static Side side(clinic.meridian.session.point.Side side) {
        return Side.valueOf(side.name());
    }
}
