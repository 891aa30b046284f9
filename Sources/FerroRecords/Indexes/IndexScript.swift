/// The Lua by which a record's script keeps index entries up to date: see ``RecordScript`` for what it is given.
enum IndexScript {
    /// Defines `reindex(path, kind, key, id, old, new)`, and `code` and `id_in` of ``IndexCode/lua``.
    static let source =
        IndexCode.lua + """
            local function reindex(path, kind, key, id, old, new)
                local before = old ~= nil and code(kind, old)
                local after = new ~= nil and code(kind, new)
                if before == after then return end
                if before then redis.call('ZREM', key, before .. id) end
                if after then redis.call('ZADD', key, 0, after .. id) end
            end

            """
}
