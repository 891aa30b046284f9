/// Rows to begin with; `db:seed` runs the app's seeders in order.
public protocol Seeder: Sendable {
    /// Makes the value.
    init()
    /// Writes the rows.
    func run(_ c: CommandContext) async throws
    /// Whether there is nothing yet, so that seeding once does no harm a second time.
    func isNeeded(_ c: CommandContext) async throws -> Bool
}
