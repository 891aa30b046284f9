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
/// such field). When a record is inserted it is called for every index, with nil as `old`; when one is deleted too, with
/// nil as `new`: a record has an entry also where the field is nil. It writes to `key` only.
///
/// **Reply**: `{"=", version, result of each step…}`, or `{"!", code, number of the step from 1, detail}` and nothing
/// was written.
struct RecordScript: Hashable, Sendable {
    /// The Lua.
    let source: String
}
