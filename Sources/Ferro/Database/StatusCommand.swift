internal import ArgumentParser
internal import FerroORM
internal import Foundation

/// `web db:status`.
struct StatusCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "db:status", abstract: "List the migrations and whether they have been run.",
            discussion: """
                applied, pending, edited (others than the statements that were applied), missing (applied, and not in the \
                app's list), squashed (applied, and part of the baseline). It ends with 0; with --check it ends with 1 \
                unless all are applied or squashed.
                """)
    }

    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "End with 1 unless everything is applied.") var check = false

    func run() async throws {
        let entries = try await Boot<App>.with { runtime in try await runtime.migrator.status() }
        print(json ? try StatusReport.json(entries) : StatusReport.table(entries), terminator: "")
        if check, !entries.allSatisfy({ $0.state == .applied || $0.state == .squashed }) { throw ExitCode(1) }
    }
}

/// The migrations as a person or a program reads them.
enum StatusReport {
    private struct Entry: Encodable {
        var version: Int
        var name: String
        var state: String
        var batch: Int?
        var appliedAt: String?
        var milliseconds: Int?
    }

    static func table(_ entries: [MigrationStatus]) -> String {
        let rows = entries.map { entry -> [String] in
            let moment = entry.appliedAt.flatMap(SQLTimestamp.text) ?? ""
            let when = String(moment.prefix(19)).replacing("T", with: " ")
            let took = milliseconds(entry).map { "\($0) ms" } ?? ""
            return [
                String(entry.version), entry.name, word(entry.state), entry.batch.map(String.init) ?? "", when, took,
            ]
        }
        return TextTable(header: ["VERSION", "NAME", "STATE", "BATCH", "WHEN (UTC)", "TOOK"], rows: rows).text
    }

    static func json(_ entries: [MigrationStatus]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let list = entries.map { entry in
            Entry(
                version: entry.version, name: entry.name, state: word(entry.state), batch: entry.batch,
                appliedAt: entry.appliedAt.flatMap(SQLTimestamp.text), milliseconds: milliseconds(entry))
        }
        return String(decoding: try encoder.encode(list), as: UTF8.self) + "\n"
    }

    private static func milliseconds(_ entry: MigrationStatus) -> Int? {
        entry.duration.map { Int($0 / .milliseconds(1)) }
    }

    private static func word(_ state: MigrationStatus.State) -> String {
        switch state {
        case .applied: "applied"
        case .pending: "pending"
        case .edited: "edited"
        case .squashed: "squashed"
        case .unknown: "missing"
        }
    }
}
