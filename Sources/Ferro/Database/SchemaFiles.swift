internal import FerroORM
internal import FerroSQL
internal import Foundation

/// The files in which the schema of the app is written down, in the folder of its migrations.
enum SchemaFiles {
    static let folder = "migrations"

    /// What `db:dump` writes, to be read by people.
    static func dump(_ dialect: Dialect) -> String { "\(folder)/schema.\(dialect.kind.rawValue).sql" }
    /// What `db:squash` writes, and new databases start from.
    static func baseline(_ dialect: Dialect) -> String { "\(folder)/baseline.\(dialect.kind.rawValue).sql" }

    /// The baseline in a folder; nil when there is none.
    ///
    /// - Throws: `MigrationError` when the file is no dump.
    static func readBaseline(_ dialect: Dialect, in folder: String = ".") throws -> SchemaDump? {
        let path = folder + "/" + baseline(dialect)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try SchemaDump(String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self))
    }
}
