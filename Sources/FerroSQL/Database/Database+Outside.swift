extension Database {
    /// The innermost transaction that this task is in, on whatever database; nil outside of transactions.
    ///
    /// It is for what must know of a transaction that it was not handed, as a queue that holds jobs back until the
    /// commit. Queries take the closure's parameter.
    public static var current: Database? {
        var level = TransactionScope.current
        while let scope = level {
            if scope.isOpen { return scope.database }
            level = scope.outer
        }
        return nil
    }

    /// The same database outside of every transaction, for what must be kept whatever becomes of the transaction.
    ///
    /// A line of an audit log is an example. It takes a connection beside that of the transaction: where the pool has
    /// one connection only, and for a write on SQLite while a transaction writes, it waits in vain and fails.
    public var outsideTransaction: Database {
        changed { database in
            database.scope = nil
            database.isOutside = true
        }
    }

    /// The innermost transaction on this database that the task is in; nil when it is in none.
    package var enclosingTransaction: Database? {
        var level = TransactionScope.current
        while let scope = level {
            if scope.isOpen, scope.identity == identity { return scope.database }
            level = scope.outer
        }
        return nil
    }

    /// Throws when the task is in a transaction on this database that this value is not a part of.
    func checkNotEscaping() throws(SQLError) {
        guard !isOutside, var level = TransactionScope.current else { return }
        while true {
            if level.isOpen, level.identity == identity {
                throw SQLError(
                    .statement,
                    """
                    the outer database was used inside a transaction, where it would run on another connection and \
                    could wait for its own transaction: use the closure's parameter, transaction { db in … }, or \
                    db.outsideTransaction for what must be kept when the transaction is not
                    """)
            }
            guard let outer = level.outer else { return }
            level = outer
        }
    }
}
