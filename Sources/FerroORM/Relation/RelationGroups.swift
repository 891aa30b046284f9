/// The rows of an answer put together by key, those of one key in the order in which they came.
struct RelationGroups: Sendable {
    /// The numbers of the rows, key after key.
    private var rows: [Int]
    /// Where the rows of each key begin, and behind the last one where they end.
    private var starts: [Int]

    /// Counting sort: the place of each row's key among so many.
    init(_ places: [Int?], keys: Int) {
        starts = Array(repeating: 0, count: keys + 1)
        for case let place? in places { starts[place + 1] += 1 }
        for key in 0..<keys { starts[key + 1] += starts[key] }
        rows = Array(repeating: 0, count: starts[keys])
        var next = starts
        for (row, place) in places.enumerated() {
            guard let place else { continue }
            rows[next[place]] = row
            next[place] += 1
        }
    }

    /// The rows of the key at a place.
    func rows(of place: Int?) -> ArraySlice<Int> {
        guard let place else { return [] }
        return rows[starts[place]..<starts[place + 1]]
    }
}
