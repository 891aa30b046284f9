import FerroRedis

/// The Lua that runs on the server: one record, any number of steps, all of them or none.
///
/// A script is `prologue + IndexScript.source + the operations of some families + epilogue`. What it works on comes as
/// keys and arguments alone; no path, key or value is ever part of its source.
///
/// **Keys**: `KEYS[1]` the record's hash; `KEYS[2]…` the key of each index in the order of `RedisRecord.indexes`
/// (``RedisRecord/key(named:in:)`` of the index's path: `{Player}@score`).
///
/// **Arguments**: the record's id · how the lifetime is treated (`keep` it, `start` it when something is written,
/// `slide` it at every use) and its milliseconds (0: none) · the version the record must have (empty: any) · the number
/// of indexes · path and kind of each index · the number of steps · each step: the name of its operation, the number of
/// its arguments, the arguments.
///
/// **What operations see**: `get(name)` the value of a field (false: none), `put(name, value)` and `drop(name)`, which
/// are remembered and seen by later steps and written only when every step has succeeded; `fail(code, detail)`.
///
/// **Index entries**: when all steps have succeeded, and before anything is written, the epilogue calls
/// `reindex(path, kind, key, id, old, new)` for each index whose field changes, where `kind` is the raw value of
/// ``RecordIndex/Kind``, `key` the index's key, `old` the bytes kept until now and `new` those from now on (false: no
/// such field). When a record is inserted it is called for every index, with nil as `old`; when one is deleted too,
/// with nil as `new`: a record has an entry also where the field is nil. It writes to `key` only.
///
/// **Reply**: `{"=", version, result of each step…}`, or `{"!", code, number of the step from 1, detail}` and nothing
/// was written.
struct RecordScript: Sendable {
    /// The operations that a script knows: one run takes the smallest script that has them all.
    enum Family: String, CaseIterable, Sendable {
        case wholes, numbers, texts, lists, entries, scores

        fileprivate var source: String {
            switch self {
            case .wholes: RecordScript.wholes
            case .numbers: RecordScript.arithmetic + RecordScript.floating + RecordScript.numbers
            case .texts: RecordScript.texts
            case .lists: RecordScript.lists
            case .entries: RecordScript.entries
            case .scores: RecordScript.entries + RecordScript.arithmetic + RecordScript.floating + RecordScript.scores
            }
        }
    }

    /// The script as it is sent.
    let script: RedisScript

    private init(_ operations: String, isIndexed: Bool) {
        let indexes = isIndexed ? IndexScript.source : "local function reindex() end\n"
        script = RedisScript(Self.prologue + indexes + operations + Self.epilogue)
    }

    /// The script with the operations of some families.
    static func with(_ families: Set<Family>, isIndexed: Bool) -> RecordScript {
        let sources = isIndexed ? indexed : plain
        return (families.count > 1 ? nil : sources.single[families.first ?? .wholes]) ?? sources.all
    }

    private typealias Sources = (single: [Family: RecordScript], all: RecordScript)
    private static let plain = sources(isIndexed: false)
    private static let indexed = sources(isIndexed: true)

    private static func sources(isIndexed: Bool) -> Sources {
        let single = Family.allCases.map { ($0, RecordScript($0.source, isIndexed: isIndexed)) }
        let all: [Family] = [.wholes, .texts, .lists, .scores]
        let source = all.map(\.source).joined() + numbers
        return (Dictionary(uniqueKeysWithValues: single), RecordScript(source, isIndexed: isIndexed))
    }
}
