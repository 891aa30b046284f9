import FerroSQL

/// The keys of some rows, each once, and where each row's key stands among them.
///
/// A type without parameters: Swift compiles generic code of a library once for all types, which then asks for the
/// description of a type at nearly every step. What is done for every related row is done here instead.
struct RelationKeys: Sendable {
    /// The keys that are not NULL, each once.
    private(set) var distinct: [SQLValue] = []
    /// The place of each row's key among them; nil for NULL.
    private(set) var places: [Int?] = []
    private var numbers: [Int64: Int] = [:]
    private var others: [SQLValue: Int] = [:]

    init(_ keys: [SQLValue]) {
        places.reserveCapacity(keys.count)
        distinct.reserveCapacity(keys.count)
        numbers.reserveCapacity(keys.count)
        for key in keys { places.append(key == .null ? nil : place(adding: key)) }
    }

    /// The keys in parts that one statement can carry.
    var chunks: [[SQLValue]] {
        distinct.count > BindLimit.perStatement ? distinct.chunks(of: BindLimit.perStatement) : [distinct]
    }

    /// The place of a key; nil for one that is not among them.
    func place(of key: SQLValue) -> Int? {
        if case .integer(let number) = key { return numbers[number] }
        return others[key]
    }

    /// The places of the keys that stand in a column of rows.
    ///
    /// - Parameters:
    ///   - rows: the rows.
    ///   - position: the column, counted from 0.
    ///   - read: puts a key into the form it was asked for in, because a database may answer another one.
    func places(
        in rows: [SQLRow], at position: Int, _ read: (SQLValue) throws -> SQLValue
    ) throws -> [Int?] {
        try rows.map { row in
            switch try row.value(at: position) {
            case .null: nil
            case .integer(let number) where others.isEmpty: numbers[number]
            case let value: place(of: try read(value))
            }
        }
    }

    private mutating func place(adding key: SQLValue) -> Int {
        if let known = place(of: key) { return known }
        let place = distinct.count
        distinct.append(key)
        if case .integer(let number) = key { numbers[number] = place } else { others[key] = place }
        return place
    }
}
