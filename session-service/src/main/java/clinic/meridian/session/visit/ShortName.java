package clinic.meridian.session.visit;

/// How a client is named where others may look over one's shoulder: `Lena O.`
final class ShortName {

    private ShortName() {}

    static String of(String givenName, String familyName) {
        String given = givenName.strip();
        String family = familyName.strip();
        return family.isEmpty()
                ? given
                : (given + " " + family.substring(0, family.offsetByCodePoints(0, 1)) + ".").strip();
    }
}
