import AppMigrations
import Ferro
import FerroTesting
import Foundation
import Testing

@testable import App

@Suite struct `What the folders hold is what the lists name` {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func `every migration's file is in the ordered list`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "migrations").path)
            .filter { $0.first?.isNumber == true }.sorted()
        let listed = AppMigrations.all.map { type in
            let digits = String(type.version)
            let parts = [
                digits.prefix(4), digits.dropFirst(4).prefix(2), digits.dropFirst(6).prefix(2), digits.dropFirst(8),
            ]
            return "\(parts.joined(separator: "_"))_\(type.name).swift"
        }
        #expect(files == listed)
    }

    @Test func `every job's file is in the list`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "app/Jobs").path)
            .map { $0.replacingOccurrences(of: ".swift", with: "") }.sorted()
        #expect(App().jobs.map { String(describing: $0) } == files)
    }

    @Test func `every model's file is in the list`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "app/Models").path)
            .map { $0.replacingOccurrences(of: ".swift", with: "") }.sorted()
        #expect(App().models.map { String(describing: $0) } == files)
    }

    @Test func `models and migrations agree, on either database`() async throws {
        try await withApp(App.self) { app in
            let difference = SchemaDiff(
                models: App().models.map { ModelDescription($0) }, tables: try await SchemaInspector(app.db).tables(),
                dialect: app.db.dialect, dropping: true)
            #expect(difference.isEmpty, "\(difference.up) \(difference.notes)")
        }
    }

    @Test func `the example of the environment lists exactly the declared keys`() throws {
        let written = try String(contentsOf: Self.root.appending(path: ".env.example"), encoding: .utf8)
        #expect(written == EnvExample.render(FerroEnvironment.declarations + App().environment))
    }

    @Test func `every migration can be undone and run again`() async throws {
        try await withApp(App.self) { app in
            let migrator = Migrator(migrations: App().migrations, database: app.db)
            let value1 = try await migrator.rollback(steps: 100).count
            #expect(value1 == AppMigrations.all.count)
            let value2 = try await migrator.migrate().count
            #expect(value2 == AppMigrations.all.count)
        }
    }
}
