package clinic.meridian.local;

/// Fills an empty clinic with a believable past and future through its own services, as `./clinic up --demo`
/// promises.
public final class DemoClinic {
    private DemoClinic() {}

    /// Called when the clinic is ready and, where its data folder was empty, its time began eight weeks ago.
    ///
    /// @throws ClinicTrouble when the clinic cannot be filled
    @SuppressWarnings("DoNotCallSuggester") // refusing is all that a build without demo data can do
    public static void run(LocalClinic clinic) {
        throw new ClinicTrouble("The clinic in " + clinic.home()
                + " is up and empty: this build holds no demo data. ./clinic up prints the addresses.");
    }
}
