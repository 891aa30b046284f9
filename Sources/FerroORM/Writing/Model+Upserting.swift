public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What an upsert does about a row that is there already.
public struct ConflictAction: Sendable, Hashable {
    /// Leaves the row as it is; it is not among the rows that are answered.
    public static let nothing = ConflictAction()
}

extension Model {
    /// Inserts rows, or updates columns of those that are there already; answers the rows as they are now.
    ///
    /// One statement. The columns of `onConflict` must have a unique index together. `updatedAt` and a `lockColumn` are
    /// written as well. PostgreSQL refuses a list that has the same row twice.
    ///
    /// ```swift
    /// try await Post.upsert(drafts, onConflict: { $0.slug }, update: { $0.title; $0.body }, on: db)
    /// ```
    @discardableResult
    public static func upsert(
        _ drafts: [Draft], @NameBuilder<Self> onConflict target: (Columns) -> NameList<Self>,
        @NameBuilder<Self> update columns: (Columns) -> NameList<Self>, on db: Database, at now: Date = Date()
    ) async throws -> [Self] {
        let assignments = excluded(columns(Self.columns).names, at: now)
        let conflict: SQL = " ON CONFLICT (\(names(target(Self.columns)))) DO UPDATE SET \(assignments)"
        return try await insert(drafts, at: now, onConflict: conflict, on: db)
    }

    /// Inserts a row, or updates columns of the one that is there already; answers the row as it is now.
    @discardableResult
    public static func upsert(
        _ draft: Draft, @NameBuilder<Self> onConflict target: (Columns) -> NameList<Self>,
        @NameBuilder<Self> update columns: (Columns) -> NameList<Self>, on db: Database, at now: Date = Date()
    ) async throws -> Self {
        let rows = try await upsert([draft], onConflict: target, update: columns, on: db, at: now)
        guard let row = rows.first else { throw ORMError.unexpected(Self.self, "an upsert answered no row") }
        return row
    }

    /// Inserts the rows that are not there yet and answers those.
    ///
    /// ```swift
    /// let added = try await Tag.upsert(drafts, onConflict: { $0.name }, update: .nothing, on: db)
    /// ```
    @discardableResult
    public static func upsert(
        _ drafts: [Draft], @NameBuilder<Self> onConflict target: (Columns) -> NameList<Self>,
        update _: ConflictAction, on db: Database, at now: Date = Date()
    ) async throws -> [Self] {
        let conflict: SQL = " ON CONFLICT (\(names(target(columns)))) DO NOTHING"
        return try await insert(drafts, at: now, onConflict: conflict, on: db)
    }

    /// The first row that meets a condition, or a new one; safe when several do so at the same time.
    ///
    /// A unique index must keep a second such row from being inserted. Throws ``ORMError`` with `.constraint` when
    /// another row than one that meets the condition is in the way.
    ///
    /// ```swift
    /// let tag = try await Tag.firstOrCreate(where: { $0.name == name }, .init(name: name), on: db)
    /// ```
    public static func firstOrCreate(
        where condition: (Columns) -> Condition<Self>, _ draft: @autoclosure () -> Draft, on db: Database,
        at now: Date = Date()
    ) async throws -> Self {
        let query = query.where(condition)
        if let row = try await query.first(on: db) { return row }
        let draft = draft()
        if let row = try await insert([draft], at: now, onConflict: " ON CONFLICT DO NOTHING", on: db).first {
            return row
        }
        if let row = try await query.first(on: db) { return row }
        // Something else is in the way: the plain insert says what.
        return try await create(draft, on: db, at: now)
    }

    private static func names(_ list: NameList<Self>) -> SQL {
        list.names.map(SQL.init(identifier:)).joined(separator: ", ")
    }

    /// `"title" = excluded."title"` of the named columns and of those that every update writes.
    private static func excluded(_ names: [String], at now: Date) -> SQL {
        var stamps = Changes()
        stamps.stamp(at: now)
        let stamped = stamps.assignments.elements.filter { !names.contains($0.column) }
        let written = names.map { "\(identifier: $0) = excluded.\(identifier: $0)" as SQL }
        let times = stamped.map { "\(identifier: $0.column) = \($0.value)" as SQL }
        return locked((written + times).joined(separator: ", "))
    }
}
