import FerroSQL

extension SQLiteConnection {
    /// Runs statements in a transaction of their own, all or none; nil when one would write and the permission is to
    /// read.
    func executeAlone(
        _ statements: [SQLStatement], _ permission: Permission, _ interruption: Interruption?
    ) throws(SQLError) -> [SQLResult]? {
        // What only reads takes no lock that a writer would wait for.
        let writes = if case .read = permission { false } else { true }
        try control(writes ? "BEGIN IMMEDIATE" : "BEGIN", interruption)
        do {
            let results = try executeEach(statements, permission, interruption)
            try control(results == nil ? "ROLLBACK" : "COMMIT")
            return results
        } catch {
            rollBack()
            throw error
        }
    }

    /// Runs statements inside the open transaction; a failure undoes all of them and nothing else.
    func executeInside(
        _ statements: [SQLStatement], _ permission: Permission, _ interruption: Interruption?
    ) throws(SQLError) -> [SQLResult] {
        try control("SAVEPOINT ferro_batch")
        do {
            let results = try executeEach(statements, permission, interruption)
            try control("RELEASE SAVEPOINT ferro_batch")
            return results ?? []
        } catch {
            // Some failures undo the whole transaction by themselves.
            guard !isOutsideTransaction else { throw error }
            do {
                try control("ROLLBACK TO SAVEPOINT ferro_batch")
                try control("RELEASE SAVEPOINT ferro_batch")
            } catch {
                rollBack()
            }
            throw error
        }
    }

    private func executeEach(
        _ statements: [SQLStatement], _ permission: Permission, _ interruption: Interruption?
    ) throws(SQLError) -> [SQLResult]? {
        var results: [SQLResult] = []
        results.reserveCapacity(statements.count)
        for statement in statements {
            guard let result = try execute(statement, permission, interruption) else { return nil }
            results.append(result)
        }
        return results
    }
}
