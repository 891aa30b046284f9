public import FerroSQL

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Model {
    /// Binds related rows to this row, those that are not bound yet; answers the keys that were added.
    ///
    /// The rows of the pivot get its two columns, and `created_at` and `updated_at` where it has them; where it has more
    /// that must be given, the closure makes each of them:
    ///
    /// ```swift
    /// try await link.attach(\.tags, [swift.id], on: db)
    /// try await link.attach(\.tags, [swift.id], on: db) { .init(linkID: link.id, tagID: $0, weight: 3) }
    /// ```
    @discardableResult
    public func attach<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>, _ ids: [R.Definition.Related.ID], on db: Database,
        at now: Date = Date(), _ draft: (@Sendable (R.Definition.Related.ID) -> R.Definition.Pivot.Draft)? = nil
    ) async throws -> [R.Definition.Related.ID] where R.Definition: PivotRelation, R.Definition.Origin == Self {
        let pivot = try PivotRows(R.definition, of: self)
        let wanted = ids.unique
        if wanted.isEmpty { return [] }
        return try await db.transaction { db in
            let bound = try await pivot.bound(among: wanted, on: db)
            let missing = wanted.filter { !bound.contains($0) }
            try await pivot.add(missing, draft, at: now, on: db)
            return missing
        }
    }

    /// Unbinds related rows from this row; answers how many were bound.
    @discardableResult
    public func detach<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>, _ ids: [R.Definition.Related.ID], on db: Database
    ) async throws -> Int where R.Definition: PivotRelation, R.Definition.Origin == Self {
        let ids = ids.unique
        return ids.isEmpty ? 0 : try await PivotRows(R.definition, of: self).remove(ids, on: db)
    }

    /// Unbinds all related rows from this row; answers how many there were.
    @discardableResult
    public func detachAll<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>, on db: Database
    ) async throws -> Int where R.Definition: PivotRelation, R.Definition.Origin == Self {
        try await PivotRows(R.definition, of: self).remove(nil, on: db)
    }

    /// Binds exactly these related rows to this row, and answers what that changed; in a transaction.
    @discardableResult
    public func sync<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>, _ ids: [R.Definition.Related.ID], on db: Database,
        at now: Date = Date(), _ draft: (@Sendable (R.Definition.Related.ID) -> R.Definition.Pivot.Draft)? = nil
    ) async throws -> PivotChange<R.Definition.Related.ID>
    where R.Definition: PivotRelation, R.Definition.Origin == Self {
        try await change(R.definition, on: db, at: now, draft) { bound in
            let wanted = ids.unique
            return PivotChange(
                attached: wanted.filter { !bound.contains($0) }, detached: bound.filter { !wanted.contains($0) })
        }
    }

    /// Binds those of some related rows that are not bound to this row, and unbinds the others; in a transaction.
    @discardableResult
    public func toggle<R: Relation>(
        _ path: KeyPath<Relations, RelationPath<R>>, _ ids: [R.Definition.Related.ID], on db: Database,
        at now: Date = Date(), _ draft: (@Sendable (R.Definition.Related.ID) -> R.Definition.Pivot.Draft)? = nil
    ) async throws -> PivotChange<R.Definition.Related.ID>
    where R.Definition: PivotRelation, R.Definition.Origin == Self {
        try await change(R.definition, on: db, at: now, draft) { bound in
            let wanted = ids.unique
            return PivotChange(
                attached: wanted.filter { !bound.contains($0) }, detached: wanted.filter { bound.contains($0) })
        }
    }

    private func change<D: PivotRelation>(
        _ definition: D, on db: Database, at now: Date, _ draft: (@Sendable (D.Related.ID) -> D.Pivot.Draft)?,
        _ plan: @Sendable (Set<D.Related.ID>) -> PivotChange<D.Related.ID>
    ) async throws -> PivotChange<D.Related.ID> where D.Origin == Self {
        let pivot = try PivotRows(definition, of: self)
        return try await db.transaction { db in
            let change = plan(try await pivot.bound(among: nil, on: db))
            if !change.detached.isEmpty { try await pivot.remove(change.detached, on: db) }
            try await pivot.add(change.attached, draft, at: now, on: db)
            return change
        }
    }
}

/// What `sync` or `toggle` changed.
public struct PivotChange<ID: ModelID>: Sendable, Hashable {
    /// The keys of the related rows that are bound now and were not.
    public let attached: [ID]
    /// The keys of the related rows that were bound and are not now.
    public let detached: [ID]

    /// A change.
    public init(attached: [ID] = [], detached: [ID] = []) {
        self.attached = attached
        self.detached = detached
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it stands first.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
