/// A fragment written out for one dialect: text with placeholders, and the values that fill them.
///
/// The text is the same for the same fragment whatever its values are, so a driver can keep prepared statements by it.
public struct SQLStatement: Sendable, Hashable {
    /// The text, with `?1` or `$1` where a value goes.
    public let text: String
    /// The values in the order of the placeholders.
    public let binds: [SQLValue]
    /// Whether a replica may answer it, see ``Database/session()``.
    public var mayUseReplica = false

    /// A statement of text and binds that are already in step.
    package init(text: String, binds: [SQLValue] = []) {
        self.text = text
        self.binds = binds
    }

    /// Writes a fragment out for a dialect.
    public init(_ sql: SQL, dialect: Dialect) {
        var text = ""
        var binds: [SQLValue] = []
        for part in sql.parts {
            switch part {
            case .text(let raw): text += raw
            case .identifier(let name): text += dialect.quote(name)
            case .bind(let value):
                binds.append(value)
                text += dialect.placeholder(binds.count)
            case .list(let values):
                for (index, value) in values.enumerated() {
                    if index > 0 { text += ", " }
                    binds.append(value)
                    text += dialect.placeholder(binds.count)
                }
            }
        }
        self.text = text
        self.binds = binds
    }
}
