import FerroSQL

extension CacheTable {
    /// What a row keeps.
    static func entry(_ row: SQLRow) throws(SQLError) -> CacheEntry {
        if let number = try row.decode("number", as: Int64?.self) { return CacheEntry(WholeNumber(number).digits) }
        return CacheEntry(try row.decode("bytes", as: [UInt8].self))
    }

    /// The bytes of its key: to Swift two texts can be equal whose bytes are not.
    static func key(_ row: SQLRow) throws(SQLError) -> [UInt8] {
        Array(try row.decode("key", as: String.self).utf8)
    }
}
