import FerroSQL
import Foundation
import Testing

@testable import FerroSQLite

#if os(Linux)
    @Suite(.timeLimit(.minutes(1))) struct DroppedDatabaseTests {
        /// How many descriptors of this process belong to files in a directory.
        private func descriptors(in directory: String) -> Int {
            let folder = "/proc/self/fd"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            let targets = names.compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
            }
            return targets.count { $0.contains(directory) }
        }

        private func abandon(_ round: Int, _ path: String) async throws {
            let driver = try await SQLiteDatabase(SQLiteConfiguration(.file(path)))
            let db = Database(driver)
            switch round % 4 {
            case 0: _ = try await db.value("SELECT \(round)") as Int
            case 1: _ = try await driver.begin(TransactionOptions())
            case 2:
                var rows = db.stream("SELECT value FROM generate_series(1, 100)", rows: 1).makeAsyncIterator()
                _ = try? await rows.next()
            default: _ = try await driver.begin(TransactionOptions(access: .readOnly))
            }
        }

        @Test func `databases dropped with open transactions and streams leave no file open`() async throws {
            let directory = try TemporaryDirectory()
            let path = directory.file("dropped.db")
            for round in 0..<60 { try await abandon(round, path) }
            let name = URL(fileURLWithPath: path).deletingLastPathComponent().lastPathComponent
            var left = -1
            for _ in 0..<100_000 where left != 0 {
                left = descriptors(in: name)
                await Task.yield()
            }
            #expect(left == 0)
        }
    }
#endif
