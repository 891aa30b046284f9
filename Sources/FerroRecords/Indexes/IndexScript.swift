/// The Lua by which a record's script keeps index entries up to date: see ``RecordScript`` for what it is given.
enum IndexScript {
    /// Defines `reindex(path, kind, key, id, old, new)`.
    /// It must define the local function `reindex(path, kind, key, id, old, new)`; see ``RecordScript``.
    static let source = """
        local function reindex(path, kind, key, id, old, new) end

        """
}
