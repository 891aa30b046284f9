/// How long to wait between attempts to connect: at once, then 50 ms doubling up to 5 s, each between a half and whole.
///
/// The jitter keeps many processes from coming back in the same instant.
struct Backoff: Sendable {
    var first: Duration = .milliseconds(50)
    var most: Duration = .seconds(5)

    /// The pause after so many failed attempts.
    func pause(after failures: Int, _ random: Double) -> Duration {
        guard failures > 0 else { return .zero }
        let factor = 1 << min(failures - 1, 16)
        // Divided first: a product of a pause that is very long would not fit.
        let whole = first > most / factor ? most : first * factor
        return whole * (0.5 + 0.5 * random)
    }
}
