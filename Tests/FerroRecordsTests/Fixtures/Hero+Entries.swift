@testable import FerroRecords

extension Hero {
    /// The codes of its indexed fields, computed from its values.
    var codes: [String: [UInt8]] {
        get throws {
            var writer = RecordWriter()
            try write(to: &writer, Hero.fields)
            return RecordLoader<Hero>.Loaded(id: id.recordID, pairs: writer.pairs).codes
        }
    }

    /// The members that the indexes of these heroes must have.
    static func entries(of heroes: [Hero]) throws -> [String: Set<[UInt8]>] {
        var entries = Dictionary(uniqueKeysWithValues: indexes.map { ($0.path, Set<[UInt8]>()) })
        for hero in heroes {
            for (path, code) in try hero.codes {
                entries[path, default: []].insert(code + Array(hero.id.recordID.utf8))
            }
        }
        return entries
    }
}
