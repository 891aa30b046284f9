/// The variables a program was started with, each read through a typed key.
///
/// ```swift
/// let env = try Env.load()
/// let port = try env.get(.serverPort)          // 8080 unless SERVER_PORT says otherwise
/// let url = try env.require(.databaseURL)      // throws when DATABASE_URL is not set
/// ```
///
/// An empty variable counts as one that is not set, in every function. Printing an `Env` shows no value.
public struct Env: Sendable, CustomStringConvertible, CustomReflectable {
    /// Where the program runs.
    public let stage: Stage
    let entries: [String: EnvEntry]

    /// An environment made of plain values, for tests and for programs that read no files.
    public init(stage: Stage, values: [String: String] = [:]) {
        self.init(stage: stage, entries: values.mapValues { EnvEntry($0, from: .code) })
    }

    /// An environment made of values whose origin is known.
    public init(stage: Stage, entries: [String: EnvEntry]) {
        self.stage = stage
        self.entries = entries
    }

    /// The raw text of a variable and where it was read; nil when it is not set.
    public func entry(_ name: String) -> EnvEntry? { entries[name] }

    /// The names of all variables, sorted.
    public var names: [String] { entries.keys.sorted() }

    /// The variable's value, or the key's default when it is not set or empty.
    ///
    /// Throws `.malformed` when the text is not a value, and `.missing` when there is neither a text nor a default.
    public func get<Value>(
        _ key: EnvKey<Value>, file: String = #fileID, line: UInt = #line
    ) throws(EnvError) -> Value {
        if let value = try optional(key, file: file, line: line) { return value }
        if let value = key.defaultValue { return value }
        throw key.missing(entries[key.name], SourceLocation(file: file, line: line))
    }

    /// The variable's value; the key's default does not count.
    ///
    /// Throws `.missing` when it is not set or empty, and `.malformed` when the text is not a value.
    public func require<Value>(
        _ key: EnvKey<Value>, file: String = #fileID, line: UInt = #line
    ) throws(EnvError) -> Value {
        if let value = try optional(key, file: file, line: line) { return value }
        throw key.missing(entries[key.name], SourceLocation(file: file, line: line))
    }

    /// The variable's value, or nil when it is not set or empty; the key's default does not count.
    ///
    /// Throws `.malformed` when the text is not a value.
    public func optional<Value>(
        _ key: EnvKey<Value>, file: String = #fileID, line: UInt = #line
    ) throws(EnvError) -> Value? {
        guard let entry = entries[key.name], !EnvText.trimmed(entry.text).isEmpty else { return nil }
        guard let value = key.parse(entry.text) else {
            throw key.malformed(entry, SourceLocation(file: file, line: line))
        }
        return value
    }

    /// The stage and how many variables there are, never a value.
    public var description: String { "Env(\(stage), \(entries.count) variables)" }
    /// Hides the values from `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["stage": stage, "names": names]) }
}
